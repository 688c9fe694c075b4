namespace CbResponse.Emulator;

/// <summary>What an ordinary Linux server and an ordinary Mac run.</summary>
internal static class UnixSoftware
{
    public static readonly Software Systemd = Linux("/usr/lib/systemd/systemd");
    public static readonly Software Sshd = Linux("/usr/sbin/sshd");
    public static readonly Software Cron = Linux("/usr/sbin/cron");
    public static readonly Software Rsyslog = Linux("/usr/sbin/rsyslogd");
    public static readonly Software Nginx = Linux("/usr/sbin/nginx");
    public static readonly Software PhpFpm = Linux("/usr/sbin/php-fpm8.2");
    public static readonly Software Bash = Linux("/usr/bin/bash");
    public static readonly Software Dash = Linux("/usr/bin/dash");
    public static readonly Software Curl = Linux("/usr/bin/curl");
    public static readonly Software Find = Linux("/usr/bin/find");
    public static readonly Software Logrotate = Linux("/usr/sbin/logrotate");
    public static readonly Software Rsync = Linux("/usr/bin/rsync");
    public static readonly Software Python = Linux("/usr/bin/python3.11");
    public static readonly Software CbDaemon = Linux("/usr/sbin/cbdaemon");

    public static readonly Software Launchd = Mac("/sbin/launchd", "launchd");
    public static readonly Software LoginWindow = Mac("/System/Library/CoreServices/loginwindow.app/Contents/MacOS/loginwindow",
        "loginwindow");
    public static readonly Software Finder = Mac("/System/Library/CoreServices/Finder.app/Contents/MacOS/Finder", "Finder");
    public static readonly Software Dock = Mac("/System/Library/CoreServices/Dock.app/Contents/MacOS/Dock", "Dock");
    public static readonly Software Safari = Mac("/Applications/Safari.app/Contents/MacOS/Safari", "Safari");
    public static readonly Software Mdworker = Mac("/System/Library/Frameworks/CoreServices.framework/Support/mdworker_shared",
        "mdworker_shared");
    public static readonly Software Zsh = Mac("/bin/zsh", "zsh");
    public static readonly Software Git = Mac("/usr/bin/git", "git");
    public static readonly Software SizeCalculator = Mac("/Applications/Größenrechner für Entwürfe.app/Contents/MacOS/Größenrechner",
        "Größenrechner") with
    {
        Signature = "Unsigned",
        Publisher = null,
        Company = "Zoë Design",
    };

    private static Software Linux(string path) => new(path, string.Empty) { Os = OsType.Linux };

    private static Software Mac(string path, string description) => new(path, description)
    {
        Os = OsType.MacOs,
        Company = "Apple Inc.",
        Signature = "Signed",
        Publisher = "Software Signing",
    };
}
