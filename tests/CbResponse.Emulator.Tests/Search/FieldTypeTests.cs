using System.Net;

namespace CbResponse.Emulator.Tests;

public sealed class FieldTypeTests
{
    private const string Md5A = "00112233445566778899aabbccddeeff";
    private const string Md5B = "ffeeddccbbaa99887766554433221100";
    private const string Sha256A = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static readonly DateTime At = SearchBench.Time("2024-03-05T06:00:01Z");

    private static SearchBench Bench(ServerVersion? version = null) => new SearchBench { Version = version ?? ServerVersion.V76 }
        .Add("cmd", process => process with
        {
            Name = "cmd.exe",
            Path = @"c:\windows\system32\cmd.exe",
            CommandLine = "\"C:\\Windows\\system32\\cmd.exe\" /c  whoami /all & echo a=b",
            UserName = @"LAB\anna.müller",
            Uid = "S-1-5-21-1",
            Hash = new FileHash(Md5A, Sha256A),
            ParentName = "explorer.exe",
            Parent = ProcessGuid.Of(7, 44, SearchBench.Time("2024-03-01T00:00:00Z")),
            LogonType = 2,
            WatchlistHits = [new WatchlistHit(12, At)],
            FeedHits = [new FeedHit("contoso", 75, ["report-7"], "https://intel.test/", At)],
        })
        .Add("net", process => process with
        {
            Name = "net.exe",
            Path = @"c:\windows\system32\net.exe",
            CommandLine = @"net  use z: \\test\blah",
            UserName = "SYSTEM",
            ParentName = "cmd.exe",
            ParentHash = new FileHash(Md5A, Sha256A),
        })
        .Add("npp", process => process with
        {
            Name = "notepad++.exe",
            Path = @"c:\program files (x86)\notepad++\notepad++.exe",
            CommandLine = "notepad++.exe \"D:\\R&D\\50% done #3\\a+b.txt\"",
            Host = SearchBench.Host with { SensorId = 8, Name = "SRV-08", Type = HostType.Server, GroupName = "Größe & Co" },
        })
        .Add("bash", process => process with
        {
            Name = "bash",
            Path = "/usr/bin/bash",
            CommandLine = "",
            UserName = "ольга",
            Host = SearchBench.Host with { SensorId = 9, Os = OsType.Linux, CommsAddress = null },
        })
        .Add(
            "chrome",
            process => process with { Name = "chrome.exe" },
            "2024-03-05T06:00:00Z",
            new NetConnEvent(At, new IPEndPoint(IPAddress.Parse("10.1.2.3"), 50_000),
                new IPEndPoint(IPAddress.Parse("203.0.113.9"), 443))
            { Domain = "www.example.com", Ja3 = Md5B },
            new NetConnEvent(At, new IPEndPoint(IPAddress.Parse("10.1.2.3"), 8080),
                new IPEndPoint(IPAddress.Parse("2001:db8::7"), 51_000))
            { IsOutbound = false },
            new ModLoadEvent(At, @"c:\windows\system32\ntdll.dll", new FileHash(Md5B, Sha256A)),
            new RegModEvent(At, RegistryAction.WriteValue, @"\registry\machine\software\contoso\run\last") { IsTamper = true },
            new FileModEvent(At, FileAction.LastWrite, @"c:\temp\ergebnis-äöü.csv") { Hash = new FileHash(Md5B, Sha256A) })
        .Add(
            "dump",
            process => process with { Name = "dump.exe" },
            "2024-03-05T06:00:00Z",
            new CrossProcEvent(At, ProcessGuid.Of(7, 4, At), @"c:\windows\system32\lsass.exe",
                new FileHash(Md5B, Sha256A))
            { Access = 0x1FFFFF },
            new ChildProcEvent(At, ProcessGuid.Of(7, 4, At), @"c:\windows\system32\calc.exe", new FileHash(Md5A, Sha256A)),
            new ProcessBlockEvent(At, @"c:\bad.exe", Md5B, "bad.exe") { Result = BlockResult.NotTerminatedSystemProcess },
            new ScriptLoadEvent(At, 1, Sha256A, "Invoke-Expression $x|y"));

    [Theory]
    [InlineData("process_name:cmd.exe", "cmd")]
    [InlineData("process_name:CMD.EXE", "cmd")]
    [InlineData("process_name:cmd", "")]
    [InlineData("process_name:*.exe", "cmd net npp chrome dump")]
    [InlineData("process_name:n*t*.exe", "net npp")]
    [InlineData("process_name:notepad++.exe", "npp")]
    [InlineData("process_name:(cmd.exe or net.exe)", "cmd net")]
    [InlineData("-process_name:*.exe", "bash")]
    [InlineData("parent_name:cmd.exe", "net")]
    [InlineData("hostname:lab-ws-07", "cmd net bash chrome dump")]
    [InlineData("host_type:server", "npp")]
    [InlineData("group:\"größe & co\"", "npp")]
    [InlineData("os_type:linux", "bash")]
    [InlineData("uid:s-1-5-21-1", "cmd")]
    [InlineData("uid:*", "cmd")]
    [InlineData("-uid:*", "net npp bash chrome dump")]
    public void Keywords_match_the_whole_value_in_any_case(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData(@"username:lab\anna.müller", "cmd")]
    [InlineData("username:anna.müller", "cmd")]
    [InlineData("username:müller", "")]
    [InlineData("username:anna*", "cmd")]
    [InlineData("username:ольга", "bash")]
    [InlineData("username:system", "net")]
    public void Users_are_found_with_and_without_their_domain(string query, string expected)
        => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData(@"path:c:\windows\system32\cmd.exe", "cmd")]
    [InlineData(@"path:system32\cmd.exe", "cmd")]
    [InlineData(@"path:cmd.exe", "cmd")]
    [InlineData(@"path:md.exe", "")]
    [InlineData(@"path:system32", "")]
    [InlineData(@"path:system*", "cmd net")]
    [InlineData(@"path:c:\windows\*", "cmd net")]
    [InlineData(@"path:windows\*\net.exe", "net")]
    [InlineData(@"path:c:\program\ files\ \(x86\)\notepad++\notepad++.exe", "npp")]
    [InlineData("path:\"c:\\program files (x86)\\notepad++\\notepad++.exe\"", "npp")]
    [InlineData("path:/usr/bin/bash", "bash")]
    [InlineData("path:bin/bash", "bash")]
    [InlineData(@"regmod:\registry\machine\software\contoso\run\last", "chrome")]
    [InlineData(@"regmod:registry\machine\*", "chrome")]
    [InlineData(@"regmod:run\last", "chrome")]
    [InlineData("filemod:ergebnis-äöü.csv", "chrome")]
    [InlineData("filemod:ERGEBNIS-ÄÖÜ.CSV", "chrome")]
    [InlineData("modload:ntdll.dll", "chrome")]
    public void Paths_match_whole_or_by_a_tail_after_a_separator(string query, string expected)
        => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("cmdline:whoami", "cmd")]
    [InlineData("cmdline:WHOAMI", "cmd")]
    [InlineData(@"cmdline:\\test\blah", "net")]
    [InlineData("cmdline:\"net use\"", "net")]
    [InlineData("cmdline:\"whoami /all\"", "cmd")]
    [InlineData("cmdline:who*all", "cmd")]
    [InlineData("cmdline:a=b", "cmd")]
    [InlineData("cmdline:50%", "npp")]
    [InlineData("cmdline:#3", "npp")]
    [InlineData("cmdline:a+b.txt", "npp")]
    [InlineData("cmdline:\"R&D\"", "npp")]
    [InlineData("cmdline:nothing", "")]
    public void Command_lines_match_by_any_part(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("process_md5:" + Md5A, "cmd")]
    [InlineData("process_md5:00112233445566778899AABBCCDDEEFF", "cmd")]
    [InlineData("process_md5:0011", "")]
    [InlineData("md5:" + Md5A, "cmd net dump")]
    [InlineData("md5:" + Md5B, "chrome")]
    [InlineData("parent_md5:" + Md5A, "net")]
    [InlineData("childproc_md5:" + Md5A, "dump")]
    [InlineData("filewrite_md5:" + Md5B, "chrome")]
    [InlineData("blocked_md5:" + Md5B, "dump")]
    [InlineData("crossproc_md5:" + Md5B, "dump")]
    [InlineData("process_sha256:" + Sha256A, "cmd")]
    [InlineData("sha256:" + Sha256A, "cmd net chrome dump")]
    [InlineData("ja3:" + Md5B, "chrome")]
    public void Hashes_match_exactly_and_in_the_part_they_play(string query, string expected)
        => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("ipaddr:203.0.113.9", "chrome")]
    [InlineData("ipaddr:203.0.113.0/24", "chrome")]
    [InlineData("ipaddr:203.0.113.8/31", "chrome")]
    [InlineData("ipaddr:203.0.113.10/31", "")]
    [InlineData("ipaddr:0.0.0.0/0", "chrome")]
    [InlineData("ipaddr:10.1.2.3", "")]
    [InlineData("ipaddr:203", "")]
    [InlineData("ipaddr:203.0.113.9/33", "")]
    [InlineData("ipaddr:2001:db8::/32", "chrome")]
    [InlineData("ipv6addr:2001:db8::7", "chrome")]
    [InlineData("ipaddr:*", "chrome")]
    public void Addresses_match_singly_and_by_network(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("ipport:443", "chrome")]
    [InlineData("ipport:8080", "chrome")]
    [InlineData("ipport:51000", "")]
    [InlineData("ipport:[400 TO 500]", "chrome")]
    [InlineData("modload_count:1", "chrome")]
    [InlineData("modload_count:[1 TO *]", "chrome")]
    [InlineData("netconn_count:[2 to 2]", "chrome")]
    [InlineData("netconn_count:[3 TO *]", "")]
    [InlineData("sensor_id:8", "npp")]
    [InlineData("-sensor_id:7", "npp bash")]
    [InlineData("comms_ip:-889163511", "cmd net npp chrome dump")]
    [InlineData("logon_type:2", "cmd")]
    [InlineData("sensor_id:eight", "")]
    [InlineData("processblock_count:1", "dump")]
    [InlineData("alliance_score_contoso:[70 TO *]", "cmd")]
    [InlineData("alliance_score_CONTOSO:75", "cmd")]
    [InlineData("-alliance_score_contoso:*", "net npp bash chrome dump")]
    [InlineData("alliance_data_contoso:report-7", "cmd")]
    public void Numbers_match_exactly_and_by_range(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("tampered:true", "chrome")]
    [InlineData("tampered:TRUE", "chrome")]
    [InlineData("-tampered:true", "cmd net npp bash dump")]
    [InlineData("has_emet_config:false process_name:cmd.exe", "cmd")]
    [InlineData("tampered:maybe", "")]
    [InlineData("crossproc_type:process_open", "dump")]
    [InlineData("crossproc_name:lsass.exe", "dump")]
    [InlineData("childproc_name:calc.exe", "dump")]
    [InlineData("blocked_status:c", "dump")]
    [InlineData("blocked_status:a", "")]
    [InlineData("fileless_scriptload_cmdline:invoke-expression", "dump")]
    [InlineData("watchlist_12:*", "cmd")]
    [InlineData("watchlist_12:[2024-03-05 TO *]", "cmd")]
    [InlineData("watchlist_13:*", "")]
    public void Flags_letters_and_tags_match(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("cmd.exe", "cmd net")]
    [InlineData("system", "cmd net")]
    [InlineData("lsass.exe", "")]
    [InlineData("ntdll.dll", "chrome")]
    [InlineData("example", "chrome")]
    [InlineData(Md5B, "chrome dump")]
    [InlineData("203.0.113.9", "chrome")]
    [InlineData("\"net use\"", "net")]
    [InlineData("*", "cmd net npp bash chrome dump")]
    [InlineData("-cmd.exe", "npp bash chrome dump")]
    public void Bare_terms_search_the_default_fields(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("", "cmd net npp bash chrome dump")]
    [InlineData("os_type:windows -process_name:cmd.exe (hostname:srv-08 or process_name:net.exe)", "net npp")]
    [InlineData("process_name:cmd.exe and process_name:net.exe", "")]
    [InlineData("process_name:cmd.exe OR process_name:net.exe", "cmd net")]
    [InlineData("process_name:cmd.exe or process_name:net.exe username:system", "cmd net")]
    [InlineData("-(process_name:cmd.exe or process_name:net.exe)", "npp bash chrome dump")]
    [InlineData("not os_type:windows", "bash")]
    [InlineData("process_name: cmd.exe", "cmd")]
    public void Operators_combine(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("no_such_field:x", "")]
    [InlineData("-no_such_field:x", "cmd net npp bash chrome dump")]
    [InlineData("path_full:*", "")]
    public void An_unknown_field_finds_nothing(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("no_such_field:x")]
    [InlineData("sensor_id:eight")]
    [InlineData("start:yesterday")]
    public void The_strict_mode_makes_errors_of_it(string query)
    {
        RejectedRequestException error = Assert.Throws<RejectedRequestException>(() => Bench().Run(query, ("cb.strict", "1")));
        Assert.Equal(400, error.Status);
    }

    [Theory]
    [InlineData("sha256:" + Sha256A)]
    [InlineData("ja3:" + Md5B)]
    [InlineData("fileless_scriptload_cmdline:invoke")]
    [InlineData("ipaddr:2001:db8::/32")]
    public void Fields_of_later_versions_are_unknown_to_earlier_ones(string query)
    {
        Assert.NotEqual("", Bench().FindAny(query));
        Assert.Equal("", Bench(ServerVersion.V52).FindAny(query));
    }

    [Fact]
    public void Identifiers_find_their_documents()
    {
        SearchBench bench = Bench();
        string guid = ProcessGuid.Of(7, 100, SearchBench.Time("2024-03-05T06:00:00Z")).ToString();
        Assert.Equal("cmd", bench.FindAny($"process_id:{guid}"));
        Assert.Equal("cmd", bench.FindAny($"id:{guid}"));
        Assert.Equal("cmd", bench.FindAny($"unique_id:{guid}-018e0d3bb2c0"));
        Assert.Equal("cmd", bench.FindAny("process_pid:100"));
        Assert.Equal("cmd", bench.FindAny("parent_pid:44"));
        Assert.Equal("cmd", bench.FindAny($"parent_id:{ProcessGuid.Of(7, 44, SearchBench.Time("2024-03-01T00:00:00Z"))}"));
    }
}
