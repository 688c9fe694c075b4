using System.Net;
using System.Net.Sockets;

namespace CbResponse.Client.Tests;

/// <summary>The forms of events that later servers have, and what is odd about some.</summary>
public sealed class EventFormTests
{
    private const string Md5 = "0123456789abcdef0123456789abcdef";
    private static readonly string Sha256 = new('b', 64);

    [Theory]
    [InlineData("4|2024-03-05 06:07:09.001000|/tmp/a|", FileOperation.Delete, FileType.Unknown, false)]
    [InlineData("1|2024-03-05 06:07:09.001000|/tmp/a||", FileOperation.Create, FileType.Unknown, false)]
    [InlineData("2|2024-03-05 06:07:09.001000|/tmp/a||0|", FileOperation.FirstWrite, FileType.Unknown, false)]
    [InlineData("16|2024-03-05 06:07:09.001000|/tmp/a||0|true|", FileOperation.Open, FileType.Unknown, true)]
    [InlineData("1|2024-03-05 06:07:09.001|/tmp/a||112|false|", FileOperation.Create, FileType.FlashVideo, false)]
    [InlineData("32|2024-03-05T06:07:09.001Z|/tmp/a||7|false", (FileOperation)32, (FileType)7, false)]
    public async Task A_filemod_has_four_to_seven_fields_and_codes_that_are_not_known_stay(string line, FileOperation operation, FileType type, bool tampered)
    {
        FileModEvent item = await EventAnswer.OneAsync<FileModEvent>("filemod_complete", line);
        Assert.Equal((operation, type, tampered, "/tmp/a", null), (item.Operation, item.FileType, item.IsTampered, item.Path, item.Raw));
        Assert.Equal(EventAnswer.At("06:07:09.001"), item.Timestamp);
    }

    [Fact]
    public async Task A_last_write_has_hashes()
    {
        FileModEvent item = await EventAnswer.OneAsync<FileModEvent>("filemod_complete", $@"8|2024-03-05 06:07:09.250000|c:\a.tmp|{Md5}|17|false|{Sha256}");
        Assert.Equal((FileOperation.LastWrite, Md5, Sha256, FileType.OfficeOpenXml), (item.Operation, item.Md5, item.Sha256, item.FileType));
    }

    [Theory]
    [InlineData("filemod_complete", "1|2024-03-05 06:07:09.250000|/tmp/a|b||0||", "/tmp/a|b")]
    [InlineData("filemod_complete", "1|2024-03-05 06:07:09.250000|/tmp/a|b|", "/tmp/a|b")]
    [InlineData("filemod_complete", "1|2024-03-05 06:07:09.250000|/tmp/a|b|c|d|e|f|", "/tmp/a|b|c|d|e|f")]
    [InlineData("modload_complete", "2024-03-05 06:07:09.250|0123456789abcdef0123456789abcdef|/tmp/a|b", "/tmp/a|b")]
    [InlineData("modload_complete", "2024-03-05 06:07:09.250|0123456789abcdef0123456789abcdef|/tmp/a|b|", "/tmp/a|b")]
    [InlineData("regmod_complete", @"2|2024-03-05 06:07:09.250|\registry\machine\a|b", @"\registry\machine\a|b")]
    [InlineData("regmod_complete", @"2|2024-03-05 06:07:09.250|\registry\machine\a|b|false", @"\registry\machine\a|b")]
    [InlineData("fork_children", "2024-03-05 06:07:09.250|00000007-0000-12c0-01da-6ec35b000000-000000000001||/tmp/a|b|17|true", "/tmp/a|b")]
    public async Task A_path_keeps_its_pipes(string list, string line, string path)
    {
        ProcessEvent item = Assert.Single(await EventAnswer.ReadAsync(EventAnswer.Lines(list, line)));
        Assert.Equal(path, item.GetType().GetProperty("Path")!.GetValue(item));
        Assert.Null(item.Raw);
        Assert.NotNull(item.Timestamp);
    }

    [Fact]
    public async Task A_crossproc_of_seven_knows_the_target_and_a_thread_has_rights_of_its_own()
    {
        CrossProcEvent item = await EventAnswer.OneAsync<CrossProcEvent>(
            "crossproc_complete", $"ProcessOpen|2024-03-05 06:07:13.938|{EventAnswer.Id}-000000000001|{Md5}|/a|b|2|80|true|true|{Sha256}");
        Assert.Equal((CrossProcKind.ThreadOpen, "/a|b", true, true, Sha256), (item.Kind, item.OtherPath, item.IsTampered, item.IsTarget, item.OtherSha256));
        Assert.Equal((ThreadAccess.SetContext | ThreadAccess.QueryInformation, null, 80L), (item.ThreadAccess, item.ProcessAccess, item.AccessMask));
        Assert.Equal(item.ProcessId, item.TargetProcessId);
        Assert.Null(item.Raw);
    }

    [Theory]
    [InlineData("|")]
    [InlineData("|||false|false|")]
    [InlineData("||thread|false|false|")]
    public async Task A_started_thread_has_no_rights(string tail)
    {
        CrossProcEvent item = await EventAnswer.OneAsync<CrossProcEvent>(
            "crossproc_complete", $"RemoteThread|2024-03-05 06:07:13.938|{EventAnswer.Id}-000000000001|{Md5}|c:\\a.exe{(tail == "|" ? "|||false" : tail)}");
        Assert.Equal((CrossProcKind.RemoteThread, null, null, null), (item.Kind, item.AccessMask, item.ProcessAccess, item.Raw));
    }

    [Fact]
    public async Task The_rights_of_the_reference_are_named()
    {
        CrossProcEvent item = await EventAnswer.OneAsync<CrossProcEvent>(
            "crossproc_complete", $"ProcessOpen|2024-03-05 06:07:13.938|{EventAnswer.Id}-000000000001|{Md5}|c:\\a.exe|1|5200|false|false|");
        Assert.Equal(ProcessAccess.VMRead | ProcessAccess.DuplicateHandle | ProcessAccess.QueryInformation | ProcessAccess.QueryLimitedInformation, item.ProcessAccess);
    }

    [Theory]
    [InlineData("\"10.1.2.3\"", "10.1.2.3")]
    [InlineData("\"fe80::1%5\"", "fe80::1%5")]
    [InlineData("167838211", "10.1.2.3")]
    [InlineData("\"-889163511\"", "203.0.113.9")]
    [InlineData("3405803785", "203.0.113.9")]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"somewhere\"", null)]
    public async Task An_address_comes_in_any_form(string json, string? address)
    {
        NetConnEvent item = await EventAnswer.ValueAsync<NetConnEvent>("netconn_complete", $$"""{"timestamp": "2024-03-05T06:07:11.835Z", "proto": "17", "remote_ip": {{json}}}""");
        Assert.Equal(address is null ? null : IPAddress.Parse(address), item.RemoteIP);
        Assert.Equal(json == "\"somewhere\"" ? "somewhere" : null, address is null ? item.RemoteIPText : null);
        Assert.Equal((ProtocolType.Udp, NetConnDirection.Outbound, null), (item.Protocol, item.Direction, item.Raw));
    }

    [Fact]
    public async Task A_netconn_has_proxy_fingerprints_and_what_is_new()
    {
        NetConnEvent item = await EventAnswer.ValueAsync<NetConnEvent>("netconn_complete", """
            {"timestamp": "2024-03-05T06:07:11.835Z", "proto": 132, "direction": "false", "local_ip": "::1", "local_port": 22, "remote_ip": "2001:db8::7", "remote_port": 50000,
             "proxy_ip": "10.0.0.1", "proxy_port": 3128, "ja3": "a", "ja3s": "b", "block_type": "isolated", "country": "XY"}
            """);
        Assert.Equal(((ProtocolType)132, NetConnDirection.Inbound, 22, 50_000), (item.Protocol, item.Direction, item.LocalPort, item.RemotePort));
        Assert.Equal((IPAddress.Parse("10.0.0.1"), 3128, "a", "b", "isolated"), (item.ProxyIP, item.ProxyPort, item.Ja3, item.Ja3s, item.BlockType));
        Assert.Equal("XY", item.AdditionalFields["country"]);
        Assert.Equal("132 [::1]:22 <- [2001:db8::7]:50000 by proxy 10.0.0.1:3128 blocked: isolated", item.Description);
    }

    [Fact]
    public async Task An_inbound_netconn_of_the_first_version_has_the_local_port()
    {
        NetConnEvent item = await EventAnswer.OneAsync<NetConnEvent>("netconn_complete", "2024-03-05 06:07:11.835|-889163511|445|6||false");
        Assert.Equal((NetConnDirection.Inbound, 445, null, null), (item.Direction, item.LocalPort, item.RemotePort, item.Domain));
    }

    [Fact]
    public async Task A_suppressed_child_has_its_command_line()
    {
        ChildProcEvent item = await EventAnswer.ValueAsync<ChildProcEvent>("childproc_complete", $$"""
            {"start": "2024-03-05T06:07:12.548000Z", "pid": 4800, "processId": "00000007-0000-12c0-01da-6ec35b000000-000000000001", "md5": "{{Md5}}", "sha256": "{{Sha256}}",
             "path": "c:\\windows\\system32\\cmd.exe", "commandLine": "cmd /c \"ver\" | more", "userName": "LAB\\svc-update", "is_suppressed": true, "is_tampered": true}
            """);
        Assert.Equal((true, true, true, @"LAB\svc-update", "cmd /c \"ver\" | more", Sha256), (item.IsStart, item.IsSuppressed, item.IsTampered, item.UserName, item.CommandLine, item.Sha256));
        Assert.Equal(EventAnswer.At("06:07:12.548"), item.Timestamp);
    }

    [Theory]
    [InlineData("exec_events", EventType.Exec)]
    [InlineData("fork_children", EventType.Fork)]
    [InlineData("fork_children_complete", EventType.Fork)]
    public async Task Forks_and_execs_are_children_of_their_own_kind(string list, EventType type)
    {
        ProcessEvent item = Assert.Single(await EventAnswer.ReadAsync(EventAnswer.Lines(
            list, "2024-03-05 06:07:12.548|00000007-0000-12c0-01da-6ec35b000000-000000000001||/bin/dash|4800|true|false")));
        Assert.Equal((type, "/bin/dash", "00000007-0000-12c0-01da-6ec35b000000"), (item.Type, ((ChildProcEvent)item).Path, ((ChildProcEvent)item).ChildProcessId));
    }

    [Theory]
    [InlineData("\"ProcessCreate\"", "\"ProcessTerminated\"", BlockTrigger.ProcessCreate, BlockResult.ProcessTerminated)]
    [InlineData("2", "5", BlockTrigger.RunningProcess, BlockResult.NotTerminatedOpenProcessError)]
    [InlineData("\"Later\"", "99", null, (BlockResult)99)]
    [InlineData("null", "null", null, null)]
    public async Task A_block_is_an_object_inside_a_text(string trigger, string result, BlockTrigger? expectedTrigger, BlockResult? expectedResult)
    {
        ProcessBlockEvent item = await EventAnswer.OneAsync<ProcessBlockEvent>("processblock_complete", $$"""
            {"timestamp": "2024-03-05T06:07:14.000Z", "block_type": "MD5Hash", "block_event": {{trigger}}, "block_result": {{result}}, "block_error": null, "blocked_md5": "{{Md5}}",
             "blocked_path": "c:\\temp\\b|ad.exe", "blocked_cmdline": "bad.exe", "blocked_uid": "S-1-5-18", "blocked_username": null}
            """);
        Assert.Equal((expectedTrigger, expectedResult), (item.Trigger, item.Result));
        Assert.Equal(trigger.Trim('"') is "null" ? null : trigger.Trim('"'), item.TriggerText);
        Assert.Equal(("MD5Hash", Md5, @"c:\temp\b|ad.exe", "bad.exe", "S-1-5-18", null), (item.BlockType, item.Md5, item.Path, item.CommandLine, item.UserId, item.UserName));
        Assert.Equal(EventAnswer.At("06:07:14"), item.Timestamp);
        Assert.Null(item.Raw);
    }

    [Fact]
    public async Task A_script_keeps_its_pipes_and_line_breaks()
    {
        ScriptLoadEvent item = await EventAnswer.OneAsync<ScriptLoadEvent>("fileless_scriptload_complete", $"2024-03-05 06:07:14.000|16|{Sha256}|gci | ft\n\"é\" | iex");
        Assert.Equal((16L, Sha256, "gci | ft\n\"é\" | iex", null), (item.Code, item.Sha256, item.Script, item.Raw));
    }

    [Fact]
    public async Task An_emet_event_keeps_its_text()
    {
        EmetEvent item = await EventAnswer.OneAsync<EmetEvent>("emet_complete", "2024-03-05 06:07:14.000|6|blocked");
        Assert.Equal((EmetMitigation.HeapSpray, "2024-03-05 06:07:14.000|6|blocked"), (item.Mitigation, item.Raw));
        Assert.Equal(EventAnswer.At("06:07:14"), item.Timestamp);
    }

    [Fact]
    public async Task A_kind_that_nobody_knows_comes_out_as_it_is()
    {
        List<ProcessEvent> events = await EventAnswer.ReadAsync(EventAnswer.Body(
            """ "hologram_complete": ["7|2024-03-05 06:07:14.000|x", {"timestamp": "2024-03-05T06:07:15Z", "a": [1, {"b": 2}]}, 5, null] """));
        Assert.All(events, item => Assert.Equal("hologram", Assert.IsType<UnknownEvent>(item).Kind));
        Assert.Equal(["7|2024-03-05 06:07:14.000|x", """{"timestamp": "2024-03-05T06:07:15Z", "a": [1, {"b": 2}]}""", "5", "null"], events.Select(item => item.Raw));
        Assert.Equal([EventAnswer.At("06:07:14"), EventAnswer.At("06:07:15"), null, null], events.Select(item => item.Timestamp));
    }

    [Theory]
    [InlineData("filemod_complete", "")]
    [InlineData("filemod_complete", "garbage")]
    [InlineData("filemod_complete", "1|2024-03-05 06:07:14.000|c:\\a")]
    [InlineData("filemod_complete", "x|2024-03-05 06:07:14.000|c:\\a||0|false|")]
    [InlineData("filemod_complete", "1|yesterday|c:\\a||0|false|")]
    [InlineData("filemod_complete", "1|2024-03-05 06:07:14.000|c:\\a||0|false||more")]
    [InlineData("modload_complete", "2024-03-05 06:07:14.000|0123456789abcdef0123456789abcdef")]
    [InlineData("netconn_complete", "2024-03-05 06:07:14.000|-889163511|443|6|x")]
    [InlineData("netconn_complete", "2024-03-05 06:07:14.000|-889163511|443|6|x|true|more")]
    [InlineData("childproc_complete", "2024-03-05 06:07:14.000|id|md5|path|5")]
    [InlineData("crossproc_complete", "ProcessOpen|2024-03-05 06:07:14.000|id")]
    [InlineData("processblock_complete", "{\"timestamp\": ")]
    [InlineData("processblock_complete", "2024-03-05 06:07:14.000|x")]
    [InlineData("fileless_scriptload_complete", "2024-03-05 06:07:14.000|1|hash")]
    public async Task A_line_with_other_fields_comes_out_with_its_text_and_is_counted(string list, string line)
    {
        using Session session = new();
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Json(EventAnswer.Lines(list, line, line)));

        List<ProcessEvent> events = await session.Client.Events.ReadAsync(EventAnswer.Process, null, session.Observer).ToListAsync();

        Assert.Equal([line, line], events.Select(item => item.Raw));
        Assert.All(events, item => Assert.NotEqual(EventType.Unknown, item.Type));
        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.Equal(CbWarningKind.NotUnderstood, warning.Kind);
        Assert.StartsWith($"2 events of process {EventAnswer.Id} ", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_are_written_as_codes_are_the_same_characters()
    {
        FileModEvent item = await EventAnswer.ValueAsync<FileModEvent>(
            "filemod_complete", """ "\u0031|2024-03-05 06:07:14.000|c:\\\u00fc\ud83d\ude00\u007c.txt||\u0030|false|" """);
        Assert.Equal((FileOperation.Create, "c:\\ü😀|.txt", null), (item.Operation, item.Path, item.Raw));
    }

    [Fact]
    public async Task Events_that_are_sorted_by_the_server_are_read_and_not_a_second_time()
    {
        const string module = "2024-03-05 06:07:08.150|0123456789abcdef0123456789abcdef|c:\\\\a.exe|";
        const string sorted = $$"""
            "sorted_events": [{"type": "modload", "time": "2024-03-05 06:07:08.150", "data": "{{module}}"},
             {"data": {"timestamp": "2024-03-05T06:07:11.835Z", "remote_ip": "10.0.0.1"}, "time": "2024-03-05 06:07:11.835", "type": "netconn"},
             {"type": "hologram", "time": "2024-03-05 06:07:12.000", "data": 5}, {"type": "modload"}, 7]
            """;
        const string lists = $$""" "modload_complete": ["{{module}}"], "netconn_complete": [{"timestamp": "2024-03-05T06:07:11.835Z", "remote_ip": "10.0.0.1"}] """;

        List<ProcessEvent> first = await EventAnswer.ReadAsync(EventAnswer.Body($"{sorted}, {lists}"));
        Assert.Equal([EventType.ModLoad, EventType.NetConn, EventType.Unknown, EventType.Unknown, EventType.Unknown], first.Select(item => item.Type));
        Assert.Equal(EventAnswer.At("06:07:12"), first[2].Timestamp);
        Assert.Equal([null, null, "5", "{\"type\": \"modload\"}", "7"], first.Select(item => item.Raw));
        Assert.Equal([EventType.ModLoad, EventType.NetConn], (await EventAnswer.ReadAsync(EventAnswer.Body($"{lists}, {sorted}"))).Select(item => item.Type));
        Assert.Equal(2, (await EventAnswer.ReadAsync(EventAnswer.Body($"\"sorted_events\": [], {lists}"))).Count);
    }
}
