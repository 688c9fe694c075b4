namespace CbResponse.Emulator;

/// <summary>What the intruder of the story brings along or misuses.</summary>
internal static class AttackSoftware
{
    /// <summary>Downloaded by the macro's script and started from the user's profile.</summary>
    public static readonly Software Beacon = new(@"c:\users\anna.müller\appdata\roaming\adobe\arm\adobearmhelper.exe", "Adobe ARM Helper")
    {
        Company = "Adobe Inc.",
        Product = "Acrobat Update",
        Version = "1.824.39.9311",
        Signature = "Invalid Signature",
        SignatureCode = 0x80096010,
        Publisher = "Adobe Inc.",
        OriginalName = "AdobeARMHelper.exe",
        FileSize = 348_160,
    };

    public static readonly Software Procdump = new(@"c:\programdata\pd64.exe", "Sysinternals process dump utility")
    {
        Company = "Sysinternals - www.sysinternals.com",
        Product = "ProcDump",
        Version = "11.0",
        Signature = "Signed",
        Publisher = "Microsoft Corporation",
        Issuer = "Microsoft Code Signing PCA 2011",
        SignedAt = new(2022, 11, 3, 15, 55, 0, DateTimeKind.Utc),
        OriginalName = "procdump",
    };

    public static readonly Software Psexec = new(@"c:\programdata\psexec64.exe", "Execute processes remotely")
    {
        Company = "Sysinternals - www.sysinternals.com",
        Product = "Sysinternals PsExec",
        Version = "2.40",
        Signature = "Signed",
        Publisher = "Microsoft Corporation",
        Issuer = "Microsoft Code Signing PCA 2011",
        SignedAt = new(2023, 3, 30, 9, 2, 0, DateTimeKind.Utc),
        OriginalName = "psexec.c",
    };

    public static readonly Software PsexecService = Psexec with
    {
        Path = @"c:\windows\psexesvc.exe",
        Description = "PsExec Service",
        OriginalName = "psexesvc.exe",
    };

    /// <summary>Banned before the story begins, so that starting it is blocked. The server never got a copy.</summary>
    public static readonly Software Mimikatz = new(@"c:\programdata\m64.exe", "mimikatz for Windows")
    {
        Company = "gentilkiwi (Benjamin DELPY)",
        Product = "mimikatz",
        Version = "2.2.0.0",
        Signature = "Unsigned",
        SignatureCode = 0x800B0100,
        OriginalName = "mimikatz.exe",
        FileSize = 1_355_264,
        IsKept = false,
    };
}
