namespace CbResponse.Emulator;

/// <summary>What an ordinary Windows host does all day: it boots, somebody logs on, programs come and go.</summary>
internal sealed class WindowsLife
{
    private readonly Story _story;
    private readonly StoryHost _host;
    private readonly DateTime _boot;

    public WindowsLife(Story story, StoryHost host, double bootMinutesAgo)
    {
        _story = story;
        _host = host;
        _boot = story.MinutesAgo(bootMinutesAgo);
        System = Kernel();
        StoryProcess smss = Run(System, 1.2, WindowsSoftware.Smss, @"\SystemRoot\System32\smss.exe", "SYSTEM");
        StoryProcess wininit = Run(smss, 3.1, WindowsSoftware.Wininit, "wininit.exe");
        Run(smss, 2.9, WindowsSoftware.Csrss, @"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows SharedSection=1024,20480,768");
        Services = Run(wininit, 1.5, WindowsSoftware.Services, @"C:\Windows\system32\services.exe");
        Lsass = Run(wininit, 1.6, WindowsSoftware.Lsass, @"C:\Windows\system32\lsass.exe");
        Winlogon = Run(smss, 4.4, WindowsSoftware.Winlogon, "winlogon.exe");
        Run(Winlogon, 0.8, WindowsSoftware.Dwm, "\"dwm.exe\"", @"Window Manager\DWM-1");
        Run(Winlogon, 0.9, WindowsSoftware.FontHost, "\"fontdrvhost.exe\"", @"Font Driver Host\UMFD-1");
        DcomLaunch = RunServices();
        WmiHost = Run(DcomLaunch, 31, WindowsSoftware.WmiPrvSe, @"C:\Windows\system32\wbem\wmiprvse.exe -secured -Embedding",
            "NETWORK SERVICE");
    }

    public StoryProcess System { get; }

    public StoryProcess Services { get; }

    public StoryProcess Lsass { get; }

    public StoryProcess Winlogon { get; }

    public StoryProcess DcomLaunch { get; }

    public StoryProcess WmiHost { get; }

    /// <summary>The desktop of whoever logged on last; null before anybody did.</summary>
    public StoryProcess? Explorer { get; private set; }

    /// <summary>Somebody logs on and starts what people start.</summary>
    public WindowsLife LogOn(double secondsAfterBoot)
    {
        StoryProcess userinit = Run(Winlogon, secondsAfterBoot, WindowsSoftware.Userinit, @"C:\Windows\system32\userinit.exe",
            _host.UserName).Ends(24);
        userinit.LogonType = 2;
        StoryProcess explorer = Run(userinit, 0.4, WindowsSoftware.Explorer, @"C:\Windows\Explorer.EXE");
        explorer.LogonType = 2;
        Explorer = explorer;
        Run(DcomLaunch, secondsAfterBoot + 2, WindowsSoftware.Sihost, "sihost.exe", _host.UserName);
        Run(DcomLaunch, secondsAfterBoot + 3, WindowsSoftware.TaskHost, "taskhostw.exe {222A245B-E637-4AE9-A93F-A59CA119A75E}",
            _host.UserName);
        Run(DcomLaunch, secondsAfterBoot + 5, WindowsSoftware.RuntimeBroker, @"C:\Windows\System32\RuntimeBroker.exe -Embedding",
            _host.UserName);
        Run(explorer, 9, WindowsSoftware.OneDrive, "\"C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe\" /background")
            .Connects(12, "192.0.2.44", 443, "files.contoso.test");
        Browse(explorer, 180);
        return this;
    }

    /// <summary>Small things that happen again and again: updates, reports, pings.</summary>
    public WindowsLife Routine(int times, double everyMinutes)
    {
        for (int i = 0; i < times; i++)
        {
            double at = DcomLaunch.Ago((i + 1) * everyMinutes) + (7 * _host.Id);
            if (at < 60)
                break;
            Run(DcomLaunch, at, WindowsSoftware.Updater,
                "\"C:\\Program Files (x86)\\Contoso (EMEA)\\Updater\\updater.exe\" /silent /channel:stable", "SYSTEM")
                .Connects(1.2, "198.51.100.20", 443, "updates.contoso.test", ja3: "771,4865-4866,0-23,29,0")
                .Registers(2.5, RegistryAction.WriteValue, @"\registry\machine\software\wow6432node\contoso\updater\lastcheck")
                .Ends(5.75);
            StoryProcess ping = Run(DcomLaunch, at + 20, WindowsSoftware.Ping, "ping -n 2 fs01.contoso.test", "SYSTEM")
                .Connects(0.1, "10.20.2.5", 0, "fs01.contoso.test", protocol: 1);
            ping.StartsSuppressed(0.02, 2, WindowsSoftware.Conhost, @"\??\C:\Windows\system32\conhost.exe 0xffffffff -ForceV1").Ends(2.1);
        }

        return this;
    }

    /// <summary>Starts a program as programs start: its own file and the usual libraries are loaded.</summary>
    public static StoryProcess Run(StoryProcess parent, double seconds, Software software, string command, string? user = null)
        => parent.Starts(seconds, software, command, user).Loads(0.01, software).Loads(0.02, [.. WindowsSoftware.CommonLibraries]);

    private StoryProcess Kernel()
    {
        // The kernel has no parent that anybody saw, no file that was hashed, and on some hosts no start either.
        StoryProcess kernel = _story.Add(new StoryProcess(_story, _host, null, ProcessGuid.Of(_host.Id, 4, _boot), string.Empty, "SYSTEM")
        {
            Path = @"c:\windows\system32\ntoskrnl.exe",
            MissingParent = _host.Id % 2 == 0 ? ProcessGuid.UnknownParent(_host.Id) : null,
        });
        kernel.HasUnknownStart = _host.Id % 3 == 1;
        return kernel.Registers(5, RegistryAction.WriteValue,
            @"\registry\machine\system\controlset001\control\session manager\pendingfilerenameoperations");
    }

    private StoryProcess RunServices()
    {
        StoryProcess dcom = Service(2.0, "DcomLaunch -p", "SYSTEM");
        Service(2.2, "RPCSS -p", "NETWORK SERVICE").Accepts(40, _host.Address, 135);
        Service(2.6, "netsvcs -p -s Schedule", "SYSTEM")
            .Registers(50, RegistryAction.WriteValue,
                @"\registry\machine\software\microsoft\windows nt\currentversion\schedule\taskcache\tree\microsoft\windows\updateorchestrator");
        Service(2.9, "LocalServiceNetworkRestricted -p -s EventLog", "LOCAL SERVICE")
            .Writes(60, @"c:\windows\system32\winevt\logs\security.evtx");
        Service(3.0, "NetworkService -p -s Dnscache", "NETWORK SERVICE").Connects(45, "10.20.3.1", 53, "dc01.contoso.test", protocol: 17);
        Service(3.3, "LocalService -p -s W32Time", "LOCAL SERVICE").Connects(52, "10.20.3.1", 123, "dc01.contoso.test", protocol: 17);
        Service(3.4, "netsvcs -p -s wuauserv", "SYSTEM").Connects(300, "2001:db8:ffff::15", 443, "update.contoso.test");
        Run(Services, 4, WindowsSoftware.Spoolsv, @"C:\Windows\System32\spoolsv.exe");
        Run(Services, 4.5, WindowsSoftware.SearchIndexer, @"C:\Windows\system32\SearchIndexer.exe /Embedding")
            .Writes(90, @"c:\programdata\microsoft\search\data\applications\windows\windows.edb");
        Run(Services, 5, WindowsSoftware.Defender, "\"C:\\Program Files\\Windows Defender\\MsMpEng.exe\"");
        Run(Services, 5.5, WindowsSoftware.CbSensor, @"C:\Windows\CarbonBlack\cb.exe")
            .Connects(8, "192.0.2.10", 443, "edr.contoso.test")
            .Writes(30, @"c:\windows\carbonblack\eventlogs\active-event.log");
        return dcom;
    }

    private StoryProcess Service(double seconds, string group, string user)
    {
        StoryProcess service = Run(Services, seconds, WindowsSoftware.Svchost, $@"C:\Windows\system32\svchost.exe -k {group}", user);
        service.LogonType = 5;
        return service;
    }

    private static void Browse(StoryProcess explorer, double seconds)
    {
        StoryProcess chrome = Run(explorer, seconds, WindowsSoftware.Chrome,
            "\"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe\"")
            .Connects(2, "198.51.100.80", 443, "www.example.com", ja3: "771,4865-4867,23-65281,29-23,0")
            .Connects(3, "2001:db8:80::1", 443, "static.example.net", ja3: "771,4865-4867,23-65281,29-23,0")
            .Connects(40, "192.0.2.25", 443, "intranet.contoso.test")
            .Writes(60, @"c:\users\public\downloads\speiseplan.pdf", fileType: 48);
        for (int i = 1; i <= 4; i++)
        {
            Run(chrome, 0.5 * i, WindowsSoftware.Chrome,
                $"\"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe\" --type=renderer --renderer-client-id={i + 4} --lang=de")
                .Ends(900 * i);
        }
    }
}
