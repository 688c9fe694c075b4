namespace CbResponse.Emulator;

/// <summary>What the processes of a fleet run, and with which arguments.</summary>
internal static class FleetSoftware
{
    private static readonly Software[] WindowsParents =
        [WindowsSoftware.Svchost, WindowsSoftware.Explorer, WindowsSoftware.Cmd, WindowsSoftware.PowerShell, WindowsSoftware.Chrome,
            WindowsSoftware.Outlook];

    private static readonly Software[] WindowsPrograms =
    [
        WindowsSoftware.Svchost, WindowsSoftware.Svchost, WindowsSoftware.Chrome, WindowsSoftware.Chrome, WindowsSoftware.Chrome,
        WindowsSoftware.Conhost, WindowsSoftware.Conhost, WindowsSoftware.Cmd, WindowsSoftware.Net, WindowsSoftware.Ping,
        WindowsSoftware.PowerShell, WindowsSoftware.TaskHost, WindowsSoftware.RuntimeBroker, WindowsSoftware.Wermgr, WindowsSoftware.Updater,
        WindowsSoftware.Winword, WindowsSoftware.Excel, WindowsSoftware.Outlook, WindowsSoftware.Ipconfig, WindowsSoftware.Rundll32,
        WindowsSoftware.NotepadPlusPlus, WindowsSoftware.OneDrive, WindowsSoftware.Schtasks, WindowsSoftware.WmiPrvSe,
    ];

    private static readonly Software[] LinuxPrograms =
    [
        UnixSoftware.Bash, UnixSoftware.Dash, UnixSoftware.Curl, UnixSoftware.Find, UnixSoftware.Nginx, UnixSoftware.PhpFpm,
        UnixSoftware.Rsync, UnixSoftware.Python, UnixSoftware.Sshd, UnixSoftware.Logrotate,
    ];

    private static readonly Software[] MacPrograms =
        [UnixSoftware.Zsh, UnixSoftware.Git, UnixSoftware.Safari, UnixSoftware.Mdworker, UnixSoftware.Finder, UnixSoftware.SizeCalculator];

    /// <summary>Modules that the fleet's processes load.</summary>
    public static readonly Software[] Modules =
        [.. WindowsSoftware.CommonLibraries, WindowsSoftware.Amsi, WindowsSoftware.Winhttp, WindowsSoftware.Dbghelp, WindowsSoftware.Vbe7];

    public static readonly Vocabulary<string> ModulePaths = new(Modules.Select(module => module.Path));

    public static readonly Vocabulary<string> ModuleMd5s = new(Modules.Select(module => module.Hash.Md5));

    public static readonly Vocabulary<string> ModuleSha256s = new(Modules.Select(module => module.Hash.Sha256));

    public static IEnumerable<Software> All
        => new[] { WindowsSoftware.Services, UnixSoftware.Systemd, UnixSoftware.Launchd }
            .Concat(WindowsParents).Concat(WindowsPrograms).Concat(LinuxPrograms).Concat(MacPrograms).Concat(Modules).Distinct();

    public static Software Root(OsType os) => os switch
    {
        OsType.Windows => WindowsSoftware.Services,
        OsType.Linux => UnixSoftware.Systemd,
        _ => UnixSoftware.Launchd,
    };

    public static Software Parent(OsType os, ulong hash) => os switch
    {
        OsType.Windows => Pick(WindowsParents, hash),
        OsType.Linux => UnixSoftware.Bash,
        _ => UnixSoftware.Zsh,
    };

    public static Software Leaf(OsType os, ulong hash) => os switch
    {
        OsType.Windows => Pick(WindowsPrograms, hash),
        OsType.Linux => Pick(LinuxPrograms, hash),
        _ => Pick(MacPrograms, hash),
    };

    /// <summary>A command line of a length that real ones have.</summary>
    public static string CommandLine(Software software, ulong hash)
    {
        int number = StableHash.Pick(hash, 100_000);
        if (software == WindowsSoftware.Svchost)
            return $@"C:\Windows\system32\svchost.exe -k LocalServiceNetworkRestricted -p -s svc{number % 97:D2}";
        if (software == WindowsSoftware.Chrome)
            return $"\"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe\" --type=renderer --lang=de --device-scale-factor=1 --renderer-client-id={number}";
        if (software == WindowsSoftware.PowerShell)
            return $"powershell.exe -NoProfile -ExecutionPolicy Bypass -File \"C:\\ProgramData\\scripts\\inventory-{number % 50:D2}.ps1\" -Id {number}";
        if (software == WindowsSoftware.Net)
            return $@"net  use {(char)('g' + (number % 18))}: \\fs{number % 20:D2}\share{number % 300} /persistent:no";
        return software.Os == OsType.Windows
            ? $"\"{software.Path}\" /run:{number} /größe={number % 13}"
            : $"{software.Name} --task {number}";
    }

    private static Software Pick(Software[] list, ulong hash) => list[StableHash.Pick(hash, list.Length)];
}
