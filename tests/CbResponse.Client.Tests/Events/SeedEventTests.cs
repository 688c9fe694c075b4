using System.Net;
using System.Net.Sockets;

namespace CbResponse.Client.Tests;

/// <summary>Every event example of the REST reference, to the letter, against what its text says of each field.</summary>
public sealed class SeedEventTests
{
    [Fact]
    public async Task The_complete_example_is_read_in_the_servers_order()
    {
        using Session session = new();
        session.Server.OnInfo("4.2.0").On(
            "GET /api/v1/process/2032659773721368929/1/event", Reply.Json(Fixture.Text("reference-process-events.json")));

        List<ProcessEvent> events = await session.Client.Events.ReadAsync(
            ProcessId.Parse("2032659773721368929")!, new EventSearch { SegmentId = 1 }, session.Observer).ToListAsync();

        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
        Assert.Equal(
            [.. Enumerable.Repeat(EventType.RegMod, 2), .. Enumerable.Repeat(EventType.FileMod, 8), .. Enumerable.Repeat(EventType.ModLoad, 12)],
            events.Select(item => item.Type));
        Assert.All(events, item =>
        {
            Assert.Equal(("2032659773721368929", 1L, "edr.example"), (item.ProcessId, item.SegmentId, item.Server));
            Assert.Contains(item.Timestamp, (DateTime?[])[EventAnswer.Utc("2013-09-19 22:07:07"), EventAnswer.Utc("2013-09-19 22:09:07")]);
            Assert.Equal(DateTimeKind.Utc, item.Timestamp!.Value.Kind);
            Assert.Null(item.Raw);
        });
        RegModEvent registry = Assert.IsType<RegModEvent>(events[1]);
        Assert.Equal(
            (RegistryOperation.WriteValue, @"\registry\machine\software\microsoft\reliability analysis\rac\wmilasttime"), (registry.Operation, registry.Path));
        FileModEvent[] files = [.. events.OfType<FileModEvent>()];
        Assert.Equal((FileOperation.FirstWrite, @"c:\programdata\microsoft\rac\statedata\racmetadata.dat"), (files[0].Operation, files[0].Path));
        Assert.Equal((FileOperation.Delete, @"c:\programdata\microsoft\rac\temp\sql4486.tmp"), (files[5].Operation, files[5].Path));
        Assert.All(files, file => Assert.Equal((null, null, FileType.Unknown), (file.Md5, file.Sha256, file.FileType)));
        ModLoadEvent module = Assert.IsType<ModLoadEvent>(events[10]);
        Assert.Equal(("517110bd83835338c037269e603db55d", @"c:\windows\system32\taskhost.exe", null), (module.Md5, module.Path, module.Sha256));
        Assert.EndsWith(@"_2b24536c71ed437a\gdiplus.dll", Assert.IsType<ModLoadEvent>(events[18]).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filemod()
    {
        FileModEvent item = await EventAnswer.ValueAsync<FileModEvent>("filemod_complete", """
            "1|2013-09-16 07:11:58.000000|c:\\documents and settings\\administrator\\local settings\\temp\\hsperfdata_administrator\\3704|||false"
            """);
        Assert.Equal(FileOperation.Create, item.Operation);
        Assert.Equal(EventAnswer.Utc("2013-09-16 07:11:58"), item.Timestamp);
        Assert.Equal(@"c:\documents and settings\administrator\local settings\temp\hsperfdata_administrator\3704", item.Path);
        Assert.Equal((null, FileType.Unknown, false, null), (item.Md5, item.FileType, item.IsTampered, item.Raw));
    }

    [Fact]
    public async Task The_modload()
    {
        ModLoadEvent item = await EventAnswer.ValueAsync<ModLoadEvent>("modload_complete", """
            "2013-09-19 22:07:07.000000|f404e59db6a0f122ab26bf4f3e2fd0fa|c:\\windows\\system32\\dxgi.dll"
            """);
        Assert.Equal(EventAnswer.Utc("2013-09-19 22:07:07"), item.Timestamp);
        Assert.Equal(("f404e59db6a0f122ab26bf4f3e2fd0fa", @"c:\windows\system32\dxgi.dll", null, null), (item.Md5, item.Path, item.Sha256, item.Raw));
    }

    [Fact]
    public async Task The_regmod_whose_path_is_not_in_the_field_that_the_text_says()
    {
        RegModEvent item = await EventAnswer.ValueAsync<RegModEvent>("regmod_complete", """
            "2|2013-09-19 22:07:07.000000|\\registry\\user\\s-1-5-19\\software\\microsoft\\sqmclient\\reliability\\adaptivesqm\\manifestinfo\\version"
            """);
        Assert.Equal(RegistryOperation.WriteValue, item.Operation);
        Assert.Equal(EventAnswer.Utc("2013-09-19 22:07:07"), item.Timestamp);
        Assert.Equal(@"\registry\user\s-1-5-19\software\microsoft\sqmclient\reliability\adaptivesqm\manifestinfo\version", item.Path);
        Assert.Equal((false, null), (item.IsTampered, item.Raw));
    }

    [Fact]
    public async Task The_netconn_of_the_first_version()
    {
        NetConnEvent item = await EventAnswer.OneAsync<NetConnEvent>("netconn_complete", "2013-09-16 07:11:59.000000|-1979811809|80|6|dl.javafx.com|true");
        Assert.Equal(EventAnswer.Utc("2013-09-16 07:11:59"), item.Timestamp);
        Assert.Equal((IPAddress.Parse("137.254.120.31"), "-1979811809"), (item.RemoteIP, item.RemoteIPText));
        Assert.Equal((80, ProtocolType.Tcp, "dl.javafx.com", NetConnDirection.Outbound), (item.RemotePort, item.Protocol, item.Domain, item.Direction));
        Assert.Equal((null, null, null), (item.LocalIP, item.LocalPort, item.Raw));
    }

    [Fact]
    public async Task The_netconn_of_the_second_version()
    {
        NetConnEvent item = await EventAnswer.ValueAsync<NetConnEvent>("netconn_complete", """
            {"domain": "login.live.com", 
              "proto": 6, 
              "local_port": 49240, 
              "timestamp": "2017-01-11T16:20:04.892Z", 
              "local_ip": 167772448, 
              "direction": "true", 
              "remote_port": 80, 
              "remote_ip": -2080555708}
            """);
        Assert.Equal(EventAnswer.Utc("2017-01-11 16:20:04.892"), item.Timestamp);
        Assert.Equal((IPAddress.Parse("131.253.61.68"), "-2080555708", 80), (item.RemoteIP, item.RemoteIPText, item.RemotePort));
        Assert.Equal((IPAddress.Parse("10.0.1.32"), "167772448", 49_240), (item.LocalIP, item.LocalIPText, item.LocalPort));
        Assert.Equal(("login.live.com", ProtocolType.Tcp, NetConnDirection.Outbound), (item.Domain, item.Protocol, item.Direction));
        Assert.Equal((null, null, null), (item.ProxyIP, item.ProxyPort, item.Raw));
        Assert.Empty(item.AdditionalFields);
    }

    [Fact]
    public async Task The_childproc_of_the_first_versions()
    {
        ChildProcEvent item = await EventAnswer.OneAsync<ChildProcEvent>(
            "childproc_complete",
            @"2014-01-23 09:19:08.331|8832db0c-6b84-fc4b-0000-000000000001|51138beea3e2c21ec44d0932c71762a8|c:\windows\system32\rundll32.exe|6980|true|false");
        Assert.Equal(EventAnswer.Utc("2014-01-23 09:19:08.331"), item.Timestamp);
        Assert.Equal(("8832db0c-6b84-fc4b-0000-000000000001", "-8632596689325851573"), (item.ChildUniqueId, item.ChildProcessId));
        Assert.Equal(("51138beea3e2c21ec44d0932c71762a8", @"c:\windows\system32\rundll32.exe", 6980), (item.Md5, item.Path, item.Pid));
        Assert.Equal((true, false, false, null), (item.IsStart, item.IsTampered, item.IsSuppressed, item.Raw));
    }

    [Fact]
    public async Task The_childproc_of_the_third_version()
    {
        ChildProcEvent item = await EventAnswer.ValueAsync<ChildProcEvent>("childproc_complete", """
            {"userName": "",
              "processId": "00000003-0000-0178-01d2-6c44464bec2f-00000001", 
              "end": "2017-01-11T19:57:44.066000Z", 
              "commandLine": "", 
              "pid": 376, 
              "is_suppressed": false, 
              "is_tampered": false, 
              "path": "c:\\windows\\system32\\taskeng.exe", 
              "type": "end",
              "md5": "16c467fe69bfcffb7568271f23217821"}
            """);
        Assert.Equal(EventAnswer.Utc("2017-01-11 19:57:44.066"), item.Timestamp);
        Assert.Equal(("00000003-0000-0178-01d2-6c44464bec2f-00000001", "00000003-0000-0178-01d2-6c44464bec2f"), (item.ChildUniqueId, item.ChildProcessId));
        Assert.Equal(("16c467fe69bfcffb7568271f23217821", @"c:\windows\system32\taskeng.exe", 376), (item.Md5, item.Path, item.Pid));
        Assert.Equal((false, false, false), (item.IsStart, item.IsTampered, item.IsSuppressed));
        Assert.Equal((null, null, null, null), (item.CommandLine, item.UserName, item.Sha256, item.Raw));
    }

    [Fact]
    public async Task The_crossproc()
    {
        CrossProcEvent item = await EventAnswer.OneAsync<CrossProcEvent>(
            "crossproc_complete",
            @"ProcessOpen|2014-01-23 09:19:08.331|00000177-0000-0258-01cf-c209d9f1c431|204f3f58212b3e422c90bd9691a2df28|c:\windows\system32\lsass.exe|1|2097151|false");
        Assert.Equal(EventAnswer.Utc("2014-01-23 09:19:08.331"), item.Timestamp);
        Assert.Equal((CrossProcKind.ProcessOpen, "ProcessOpen"), (item.Kind, item.KindText));
        Assert.Equal("00000177-0000-0258-01cf-c209d9f1c431", item.OtherProcessId);
        Assert.Equal(("204f3f58212b3e422c90bd9691a2df28", @"c:\windows\system32\lsass.exe"), (item.OtherMd5, item.OtherPath));
        Assert.Equal((2_097_151L, ProcessAccess.AllAccess, null), (item.AccessMask, item.ProcessAccess, item.ThreadAccess));
        Assert.Equal((false, false, null), (item.IsTampered, item.IsTarget, item.Raw));
        Assert.Equal((EventAnswer.Id, item.OtherProcessId), (item.SourceProcessId, item.TargetProcessId));
    }
}
