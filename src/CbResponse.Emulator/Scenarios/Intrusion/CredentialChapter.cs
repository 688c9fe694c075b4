namespace CbResponse.Emulator;

/// <summary>The intruder takes passwords from memory. The first tool is banned and blocked; the second is not.</summary>
internal static class CredentialChapter
{
    private const uint ReadMemory = 0x1010;
    private const uint AllAccess = 0x1FFFFF;

    /// <summary>Returns the process that dumped the memory.</summary>
    public static StoryProcess Tell(StoryProcess powerShell, WindowsLife host)
    {
        powerShell.Writes(2_000, AttackSoftware.Mimikatz.Path, fileType: 1, content: AttackSoftware.Mimikatz);
        powerShell.Events.Add(new ProcessBlockEvent(
            powerShell.At(2_010), AttackSoftware.Mimikatz.Path, AttackSoftware.Mimikatz.Hash.Md5,
            "m64.exe privilege::debug sekurlsa::logonpasswords exit")
        {
            Uid = powerShell.Host.UidOf(powerShell.UserName!),
            UserName = powerShell.UserName,
        });
        powerShell.Writes(2_290, AttackSoftware.Procdump.Path, fileType: 1, content: AttackSoftware.Procdump);
        StoryProcess dump = WindowsLife.Run(powerShell, 2_300, AttackSoftware.Procdump,
            @"C:\ProgramData\pd64.exe -accepteula -ma lsass.exe C:\ProgramData\l.dmp", "SYSTEM")
            .Loads(0.2, WindowsSoftware.Dbghelp)
            .Opens(0.5, host.Lsass, AllAccess)
            .Opens(0.6, host.Lsass, ReadMemory)
            .Writes(1.1, @"c:\programdata\l.dmp")
            .Ends(6);
        powerShell.Deletes(2_400, AttackSoftware.Mimikatz.Path).Deletes(2_402, @"c:\programdata\l.dmp");
        TellPersistence(powerShell, host);
        return dump;
    }

    private static void TellPersistence(StoryProcess powerShell, WindowsLife host)
    {
        WindowsLife.Run(powerShell, 2_500, WindowsSoftware.Schtasks,
                "schtasks /create /f /sc minute /mo 30 /ru SYSTEM /tn \"Adobe ARM Helper\" /tr \"C:\\Users\\anna.müller\\AppData\\Roaming\\Adobe\\ARM\\AdobeARMHelper.exe --id 7f3a\"")
            .Registers(0.4, RegistryAction.CreateKey,
                @"\registry\machine\software\microsoft\windows nt\currentversion\schedule\taskcache\tree\adobe arm helper")
            .Ends(1);
        WindowsLife.Run(powerShell, 2_560, WindowsSoftware.Reg,
            @"reg add HKLM\SYSTEM\CurrentControlSet\Services\CarbonBlack /v Start /t REG_DWORD /d 4 /f")
            .Registers(0.2, RegistryAction.WriteValue, @"\registry\machine\system\controlset001\services\carbonblack\start", tamper: true)
            .Ends(0.5);
        powerShell.Opens(2_600, host.Winlogon, 0, remoteThread: true);
    }
}
