using System.Net;
using System.Text;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>The wire forms of edr-api.md 4, for each API version that has them.</summary>
public sealed class EventFormTests
{
    private const string Md5 = "0123456789abcdef0123456789abcdef";
    private static readonly string Sha256 = new('b', 64);
    private static readonly FileHash Hash = new(Md5, Sha256);
    private static readonly DateTime At = SearchBench.Time("2024-03-05T06:07:09.25Z");
    private static readonly ProcessGuid Other = ProcessGuid.Parse("00000007-0000-12c0-01da-6ec35b000000");

    private static readonly NetConnEvent Connection = new(At, new IPEndPoint(IPAddress.Parse("10.1.2.3"), 50_123),
        new IPEndPoint(IPAddress.Parse("203.0.113.9"), 443))
    {
        Domain = "updates.example.test", Ja3 = Md5, Ja3s = Md5,
    };

    [Fact]
    public void Modloads_end_differently_by_version()
    {
        ModLoadEvent item = new(At, @"c:\windows\system32\ntdll.dll", Hash);
        Assert.Equal($@"2024-03-05 06:07:09.250000|{Md5}|c:\windows\system32\ntdll.dll", Form(ServerVersion.V52, 3, item));
        Assert.Equal($@"2024-03-05 06:07:09.250|{Md5}|c:\windows\system32\ntdll.dll|", Form(ServerVersion.V62, 4, item));
        Assert.Equal($@"2024-03-05 06:07:09.250|{Md5}|c:\windows\system32\ntdll.dll|{Sha256}", Form(ServerVersion.V76, 4, item));
    }

    [Fact]
    public void Filemods_have_four_to_seven_fields()
    {
        FileModEvent create = new(At, FileAction.Create, @"c:\windows\temp\a.tmp");
        FileModEvent last = create with { Action = FileAction.LastWrite, Hash = Hash, FileType = 1 };
        Assert.Equal(@"1|2024-03-05 06:07:09.250000|c:\windows\temp\a.tmp|", Form(ServerVersion.V52, 1, create));
        Assert.Equal(@"1|2024-03-05 06:07:09.250000|c:\windows\temp\a.tmp|||", Form(ServerVersion.V52, 3, create));
        Assert.Equal(@"1|2024-03-05 06:07:09.250000|c:\windows\temp\a.tmp||0|", Form(ServerVersion.V62, 4, create));
        Assert.Equal(@"1|2024-03-05 06:07:09.250000|c:\windows\temp\a.tmp||0||", Form(ServerVersion.V76, 4, create));
        Assert.Equal($@"8|2024-03-05 06:07:09.250000|c:\windows\temp\a.tmp|{Md5}|1|false", Form(ServerVersion.V62, 4, last));
        Assert.Equal($@"8|2024-03-05 06:07:09.250000|c:\windows\temp\a.tmp|{Md5}|1|false|{Sha256}", Form(ServerVersion.V76, 4, last));
        Assert.Equal(@"1|2024-03-05 06:07:09.250000|c:\windows\temp\a.tmp|||true",
            Form(ServerVersion.V52, 1, create with { IsTamper = true }));
    }

    [Fact]
    public void Regmods_have_their_path_in_the_third_field()
    {
        RegModEvent item = new(At, RegistryAction.WriteValue, @"\registry\machine\software\contoso\lastrun");
        Assert.Equal(@"2|2024-03-05 06:07:09.250000|\registry\machine\software\contoso\lastrun", Form(ServerVersion.V52, 3, item));
        Assert.Equal(@"2|2024-03-05 06:07:09.250|\registry\machine\software\contoso\lastrun|false", Form(ServerVersion.V76, 4, item));
        Assert.Equal(@"2|2024-03-05 06:07:09.250|\registry\machine\software\contoso\lastrun|true",
            Form(ServerVersion.V76, 4, item with { IsTamper = true }));
    }

    [Fact]
    public void Netconns_are_lines_then_objects_with_numbers_then_objects_with_text()
    {
        Assert.Equal("2024-03-05 06:07:09.250000|-889163511|443|6|updates.example.test|true", Form(ServerVersion.V52, 1, Connection));
        Assert.Equal(
            """{"timestamp":"2024-03-05T06:07:09.250Z","proto":6,"domain":"updates.example.test","direction":"true","local_ip":167838211,"local_port":50123,"remote_ip":-889163511,"remote_port":443}""",
            Form(ServerVersion.V52, 2, Connection));
        Assert.Equal(
            """{"timestamp":"2024-03-05T06:07:09.250Z","proto":6,"domain":"updates.example.test","direction":"true","local_ip":"10.1.2.3","local_port":50123,"remote_ip":"203.0.113.9","remote_port":443}""",
            Form(ServerVersion.V62, 4, Connection));
        Assert.EndsWith($$"""
            "remote_port":443,"ja3":"{{Md5}}","ja3s":"{{Md5}}"}
            """, Form(ServerVersion.V76, 4, Connection), StringComparison.Ordinal);
    }

    [Fact]
    public void The_port_of_an_inbound_connection_is_the_local_one_in_lines()
    {
        NetConnEvent inbound = Connection with { IsOutbound = false };
        Assert.Equal("2024-03-05 06:07:09.250000|-889163511|50123|6|updates.example.test|false", Form(ServerVersion.V52, 1, inbound));
        Assert.Contains("\"direction\":\"false\"", Form(ServerVersion.V76, 4, inbound), StringComparison.Ordinal);
    }

    [Fact]
    public void Ipv6_addresses_are_text_everywhere_and_proxies_are_named()
    {
        NetConnEvent v6 = Connection with
        {
            Remote = new IPEndPoint(IPAddress.Parse("2001:db8::7"), 443),
            Proxy = new IPEndPoint(IPAddress.Parse("10.9.9.9"), 8080)
        };
        Assert.Contains("\"remote_ip\":\"2001:db8::7\"", Form(ServerVersion.V52, 2, v6), StringComparison.Ordinal);
        Assert.Contains("\"proxy_ip\":168364297,\"proxy_port\":8080", Form(ServerVersion.V52, 2, v6), StringComparison.Ordinal);
        Assert.Contains("\"proxy_ip\":\"10.9.9.9\"", Form(ServerVersion.V76, 4, v6), StringComparison.Ordinal);
    }

    [Fact]
    public void Children_are_lines_up_to_the_second_version_and_objects_after()
    {
        ChildProcEvent start = new(At, Other, @"c:\windows\system32\cmd.exe", Hash);
        Assert.Equal($@"2024-03-05 06:07:09.250000|{Other}-00000001|{Md5}|c:\windows\system32\cmd.exe|4800|true|false",
            Form(ServerVersion.V52, 2, start));
        using JsonDocument end = JsonDocument.Parse(Form(ServerVersion.V76, 4,
            start with { IsStart = false, IsSuppressed = true, CommandLine = "cmd /c ver", UserName = @"LAB\svc" }));
        Assert.Equal(("end", "2024-03-05T06:07:09.250000Z"),
            (end.RootElement.GetProperty("type").GetString(), end.RootElement.GetProperty("end").GetString()));
        Assert.False(end.RootElement.TryGetProperty("start", out _));
        Assert.Equal($"{Other}-000000000001", end.RootElement.GetProperty("processId").GetString());
        Assert.Equal((4800, true, "cmd /c ver"),
            (end.RootElement.GetProperty("pid").GetInt32(), end.RootElement.GetProperty("is_suppressed").GetBoolean(),
                end.RootElement.GetProperty("commandLine").GetString()));
        using JsonDocument old = JsonDocument.Parse(Form(ServerVersion.V52, 3, start));
        Assert.Equal($"{Other}-00000001", old.RootElement.GetProperty("processId").GetString());
        Assert.False(old.RootElement.TryGetProperty("sha256", out _));
    }

    [Fact]
    public void Crossprocs_have_nine_or_ten_fields()
    {
        CrossProcEvent open = new(At, Other, @"c:\windows\system32\lsass.exe", Hash) { Access = 5200 };
        Assert.Equal($@"ProcessOpen|2024-03-05 06:07:09.250000|{Other}-00000001|{Md5}|c:\windows\system32\lsass.exe|1|5200|false|false",
            Form(ServerVersion.V52, 3, open));
        Assert.Equal($@"ProcessOpen|2024-03-05 06:07:09.250|{Other}-000000000001|{Md5}|c:\windows\system32\lsass.exe|1|5200|false|false|",
            Form(ServerVersion.V62, 4, open));
        Assert.Equal($@"ProcessOpen|2024-03-05 06:07:09.250|{Other}-000000000001|{Md5}|c:\windows\system32\lsass.exe|2|5200|true|true|{Sha256}", Form(ServerVersion.V76, 4, open with { IsThreadHandle = true, IsTamper = true, IsTarget = true }));
        Assert.Equal($@"RemoteThread|2024-03-05 06:07:09.250|{Other}-000000000001|{Md5}|c:\windows\system32\lsass.exe|||false|false|{Sha256}", Form(ServerVersion.V76, 4, open with { IsRemoteThread = true }));
    }

    [Fact]
    public void Blocks_are_objects_inside_strings_and_scripts_keep_their_pipes()
    {
        using JsonDocument block = JsonDocument.Parse(Form(ServerVersion.V76, 4,
            new ProcessBlockEvent(At, @"c:\temp\bad.exe", Md5, "bad.exe")));
        Assert.Equal(("MD5Hash", "ProcessCreate", "ProcessTerminated"),
            (block.RootElement.GetProperty("block_type").GetString(), block.RootElement.GetProperty("block_event").GetString(),
                block.RootElement.GetProperty("block_result").GetString()));
        Assert.Equal(JsonValueKind.Null, block.RootElement.GetProperty("blocked_uid").ValueKind);
        Assert.Equal($"2024-03-05 06:07:09.250|1|{Sha256}|$x = 'a|b|c'",
            Form(ServerVersion.V76, 4, new ScriptLoadEvent(At, 1, Sha256, "$x = 'a|b|c'")));
    }

    private static string Form(ServerVersion version, int api, ProcessEvent item)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new EventWriter(version, api)
                .Write(json, EventKind.For(version, api).First(kind => item is not ChildProcEvent || kind.Name == "childproc"), item);
        string written = Encoding.UTF8.GetString(text.ToArray());
        return written[0] == '"' ? JsonSerializer.Deserialize<string>(written)! : written;
    }
}
