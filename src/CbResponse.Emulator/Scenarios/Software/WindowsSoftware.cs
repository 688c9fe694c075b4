namespace CbResponse.Emulator;

/// <summary>What an ordinary Windows computer runs.</summary>
internal static class WindowsSoftware
{
    private static readonly DateTime OsSigned = new(2019, 12, 7, 9, 8, 0, DateTimeKind.Utc);
    private static readonly DateTime OfficeSigned = new(2022, 2, 11, 4, 30, 0, DateTimeKind.Utc);

    public static readonly Software Smss = Os("smss.exe", "Windows Session Manager");
    public static readonly Software Csrss = Os("csrss.exe", "Client Server Runtime Process");
    public static readonly Software Wininit = Os("wininit.exe", "Windows Start-Up Application");
    public static readonly Software Winlogon = Os("winlogon.exe", "Windows Logon Application");
    public static readonly Software Services = Os("services.exe", "Services and Controller app");
    public static readonly Software Lsass = Os("lsass.exe", "Local Security Authority Process");
    public static readonly Software Svchost = Os("svchost.exe", "Host Process for Windows Services");
    public static readonly Software Spoolsv = Os("spoolsv.exe", "Spooler SubSystem App");
    public static readonly Software SearchIndexer = Os("searchindexer.exe", "Microsoft Windows Search Indexer");
    public static readonly Software Dwm = Os("dwm.exe", "Desktop Window Manager");
    public static readonly Software FontHost = Os("fontdrvhost.exe", "Usermode Font Driver Host");
    public static readonly Software Userinit = Os("userinit.exe", "Userinit Logon Application");
    public static readonly Software TaskHost = Os("taskhostw.exe", "Host Process for Windows Tasks");
    public static readonly Software Sihost = Os("sihost.exe", "Shell Infrastructure Host");
    public static readonly Software RuntimeBroker = Os("runtimebroker.exe", "Runtime Broker");
    public static readonly Software Conhost = Os("conhost.exe", "Console Window Host");
    public static readonly Software Cmd = Os("cmd.exe", "Windows Command Processor");
    public static readonly Software Net = Os("net.exe", "Net Command");
    public static readonly Software Net1 = Os("net1.exe", "Net Command");
    public static readonly Software Whoami = Os("whoami.exe", "whoami - displays logged on user information");
    public static readonly Software Ipconfig = Os("ipconfig.exe", "IP Configuration Utility");
    public static readonly Software Systeminfo = Os("systeminfo.exe", "Displays system information");
    public static readonly Software Tasklist = Os("tasklist.exe", "Lists the current running tasks");
    public static readonly Software Nltest = Os("nltest.exe", "Microsoft Logon Server Test Utility");
    public static readonly Software Ping = Os("ping.exe", "TCP/IP Ping Command");
    public static readonly Software Schtasks = Os("schtasks.exe", "Task Scheduler Configuration Tool");
    public static readonly Software Reg = Os("reg.exe", "Registry Console Tool");
    public static readonly Software Wermgr = Os("wermgr.exe", "Windows Problem Reporting");
    public static readonly Software Rundll32 = Os("rundll32.exe", "Windows host process (Rundll32)");
    public static readonly Software Notepad = Os("notepad.exe", "Notepad");
    public static readonly Software Vssadmin = Os("vssadmin.exe", "Command Line Interface for Microsoft Volume Shadow Copy Service");
    public static readonly Software Ntdsutil = Os("ntdsutil.exe", "NT5DS");
    public static readonly Software DfsService = Os("dfssvc.exe", "Windows NT Distributed File System Service");
    public static readonly Software DnsServer = Os("dns.exe", "Domain Name System (DNS) Server");
    public static readonly Software Wmic = Os(@"wbem\wmic.exe", "WMI Commandline Utility");
    public static readonly Software WmiPrvSe = Os(@"wbem\wmiprvse.exe", "WMI Provider Host");
    public static readonly Software PowerShell = Os(@"windowspowershell\v1.0\powershell.exe", "Windows PowerShell");
    public static readonly Software Explorer = Microsoft(@"c:\windows\explorer.exe", "Windows Explorer", OsSigned);
    public static readonly Software Defender = Microsoft(@"c:\program files\windows defender\msmpeng.exe", "Antimalware Service Executable",
        OsSigned);
    /// <summary>More than the server keeps of a file.</summary>
    public static readonly Software Outlook = Office("outlook.exe", "Microsoft Outlook") with { FileSize = 27_000_000 };

    public static readonly Software Winword = Office("winword.exe", "Microsoft Word");
    public static readonly Software Excel = Office("excel.exe", "Microsoft Excel");
    public static readonly Software OneDrive = Microsoft(@"c:\program files\microsoft onedrive\onedrive.exe", "Microsoft OneDrive",
        OfficeSigned);
    public static readonly Software SqlServer = Microsoft(
        @"c:\program files\microsoft sql server\mssql15.mssqlserver\mssql\binn\sqlservr.exe", "SQL Server Windows NT - 64 Bit",
        OfficeSigned);

    public static readonly Software Chrome = new(@"c:\program files\google\chrome\application\chrome.exe", "Google Chrome")
    {
        Company = "Google LLC",
        Product = "Google Chrome",
        Version = "118.0.5993.118",
        Signature = "Signed",
        Publisher = "Google LLC",
        Issuer = "DigiCert Trusted G4 Code Signing RSA4096 SHA384 2021 CA1",
        SignedAt = new(2023, 10, 23, 6, 12, 0, DateTimeKind.Utc),
    };

    public static readonly Software NotepadPlusPlus = new(@"c:\program files\notepad++\notepad++.exe",
        "Notepad++ : a free (GPL) source code editor")
    {
        Company = "Don HO don.h@free.fr",
        Product = "Notepad++",
        Version = "8.5.7",
        Signature = "Signed",
        Publisher = "Notepad++",
        Issuer = "DigiCert SHA2 Assured ID Code Signing CA",
        SignedAt = new(2023, 9, 7, 1, 11, 0, DateTimeKind.Utc),
    };

    public static readonly Software Updater = new(@"c:\program files (x86)\contoso (emea)\updater\updater.exe", "Contoso Updater")
    {
        Company = "Contoso Ltd",
        Product = "Contoso Updater",
        Version = "3.1.0.0",
        Signature = "Expired",
        SignatureCode = 0x800B0101,
        Publisher = "Contoso Ltd",
        Issuer = "Contoso Issuing CA 2",
        SignedAt = new(2019, 5, 2, 10, 0, 0, DateTimeKind.Utc),
        Is64Bit = false,
    };

    public static readonly Software CbSensor = new(@"c:\windows\carbonblack\cb.exe", "Carbon Black Sensor")
    {
        Company = "Carbon Black, Inc.",
        Product = "Carbon Black Sensor",
        Version = "7.3.0.18196",
        Signature = "Signed",
        Publisher = "Carbon Black, Inc.",
        Issuer = "DigiCert EV Code Signing CA (SHA2)",
        SignedAt = new(2022, 6, 1, 14, 0, 0, DateTimeKind.Utc),
    };

    public static readonly IReadOnlyList<Software> CommonLibraries =
        [Library("ntdll.dll", "NT Layer DLL"), Library("kernel32.dll", "Windows NT BASE API Client DLL"),
            Library("kernelbase.dll", "Windows NT BASE API Client DLL")];

    public static readonly Software Dbghelp = Library("dbghelp.dll", "Windows Image Helper");
    public static readonly Software Winhttp = Library("winhttp.dll", "Windows HTTP Services");
    public static readonly Software Amsi = Library("amsi.dll", "Anti-Malware Scan Interface");

    public static readonly Software Vbe7 = Microsoft(
        @"c:\program files\common files\microsoft shared\vba\vba7.1\vbe7.dll", "Visual Basic Design Time Environment",
        OfficeSigned) with
    { IsLibrary = true };

    private static Software Os(string file, string description) => Microsoft(@"c:\windows\system32\" + file, description, OsSigned);

    private static Software Library(string file, string description) => Os(file, description) with { IsLibrary = true };

    private static Software Office(string file, string description)
        => Microsoft(@"c:\program files\microsoft office\root\office16\" + file, description, OfficeSigned) with
        {
            Product = "Microsoft Office",
            Version = "16.0.16827.20166",
        };

    private static Software Microsoft(string path, string description, DateTime signed) => new(path, description)
    {
        Company = "Microsoft Corporation",
        Product = "Microsoft® Windows® Operating System",
        Version = "10.0.19041.1",
        Signature = "Signed",
        Publisher = "Microsoft Corporation",
        Issuer = "Microsoft Windows Production PCA 2011",
        SignedAt = signed,
        OriginalName = PathName.FileName(path).ToUpperInvariant(),
    };
}
