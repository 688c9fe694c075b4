namespace CbResponse.Emulator;

/// <summary>Harmless things that people do, with the names and letters that real people use.</summary>
internal static class DailyLife
{
    public static void Tell(WindowsLife developer1, WindowsLife developer2, WindowsLife personnel, WindowsLife finance2)
    {
        TellDeveloper(developer1.Explorer!);
        TellOddPaths(developer2.Explorer!);
        TellPersonnel(personnel.Explorer!);
        PlugIn(personnel.DcomLaunch);
        TellFinance(finance2.Explorer!);
    }

    private static void TellDeveloper(StoryProcess explorer)
    {
        const string Editor = "\"C:\\Program Files\\Notepad++\\notepad++.exe\"";
        WindowsLife.Run(explorer, 1_200, WindowsSoftware.NotepadPlusPlus, Editor + " \"D:\\work\\R&D\\50% done #3\\a+b.txt\"")
            .Writes(30, @"d:\work\r&d\50% done #3\a+b.txt")
            .Ends(1_800);
        WindowsLife.Run(explorer, 4_000, WindowsSoftware.NotepadPlusPlus, Editor + " -n42 \"C:\\src\\c++ & c#\\100%.md\"").Ends(60);
        WindowsLife.Run(explorer, 5_000, WindowsSoftware.Notepad, "notepad.exe \"C:\\Users\\li.wei\\Desktop\\🚀 launch\\计划.txt\"")
            .Writes(12, @"c:\users\li.wei\desktop\🚀 launch\计划.txt");
        StoryProcess shell = WindowsLife.Run(explorer, 6_000, WindowsSoftware.PowerShell,
            "\"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe\" -NoLogo");
        shell.StartsSuppressed(0.1, 3_000, WindowsSoftware.Conhost, @"\??\C:\Windows\system32\conhost.exe 0x4");
        WindowsLife.Run(shell, 30, WindowsSoftware.Ipconfig, "ipconfig /all").Ends(0.4);
        WindowsLife.Run(shell, 90, WindowsSoftware.Cmd, "cmd.exe /c \"echo a=b & echo -x /y:1,2 (test) \\\"quoted\\\"\"").Ends(0.2);
        for (int i = 1; i <= 6; i++)
            WindowsLife.Run(shell, 120 + (40 * i), WindowsSoftware.Ping, $"ping -n {i} build-agent-{i:00}.contoso.test").Ends(1 + i);
    }

    private static void TellOddPaths(StoryProcess explorer)
    {
        Software tool = WindowsSoftware.Updater with
        {
            Path = @"d:\tools (x86)\o'neil & sons\100% (final)\münchen-tool.exe",
            Description = "Größenprüfung",
            Signature = "Unsigned",
            SignatureCode = 0x800B0100,
            Publisher = null,
            Company = "O'Neil & Söhne",
        };
        WindowsLife.Run(explorer, 800, tool,
            "\"D:\\Tools (x86)\\O'Neil & Sons\\100% (final)\\münchen-tool.exe\" --straße=\"Große Allee 5\" --größe=10")
            .Writes(3, @"d:\tools (x86)\o'neil & sons\100% (final)\ergebnis-äöü.csv")
            .Ends(9);

        // Documents that came through an upgrade from 5.2 and have lost their id.
        for (int i = 0; i < 3; i++)
        {
            StoryProcess old = WindowsLife.Run(explorer, 2_000 + (60 * i), WindowsSoftware.Wermgr,
                $@"C:\Windows\system32\wermgr.exe -upload -queue {i}").Ends(4);
            old.HasLostId = true;
        }
    }

    private static void TellPersonnel(StoryProcess explorer)
    {
        WindowsLife.Run(explorer, 900, WindowsSoftware.Outlook, "\"C:\\Program Files\\Microsoft Office\\Root\\Office16\\OUTLOOK.EXE\"")
            .Connects(4, "10.20.2.9", 443, "mail.contoso.test");
        WindowsLife.Run(explorer, 2_400, WindowsSoftware.Winword,
            "\"C:\\Program Files\\Microsoft Office\\Root\\Office16\\WINWORD.EXE\" /n \"C:\\Users\\ольга.иванова\\Documents\\Договор №7 – копия.docx\"")
            .Writes(300, @"c:\users\ольга.иванова\documents\договор №7 – копия.docx", fileType: 17);
        WindowsLife.Run(explorer, 2_900, WindowsSoftware.Excel,
            "\"C:\\Program Files\\Microsoft Office\\Root\\Office16\\EXCEL.EXE\" \"\\\\fs01\\личные дела\\отпуск 2024.xlsx\"")
            .Connects(1, "10.20.2.5", 445, "fs01.contoso.test")
            .Ends(1_500);
    }

    /// <summary>Somebody plugs in a stick, twice: Windows notes the device and its volume under their classes.</summary>
    private static void PlugIn(StoryProcess plugAndPlay)
    {
        const string Classes = @"\registry\machine\system\controlset001\control\deviceclasses\";
        const string Disk = "{53f56307-b6bf-11d0-94f2-00a0c91efb8b}";
        const string Stick = "#usbstor#disk&ven_sandisk&prod_ultra&rev_1.00#4c530001230415115174&0#";
        foreach (int minutes in (int[])[180, 65])
        {
            plugAndPlay.Registers(plugAndPlay.Ago(minutes), RegistryAction.CreateKey, $@"{Classes}{Disk}\##?{Stick}{Disk}");
            plugAndPlay.Registers(plugAndPlay.Ago(minutes) + 2, RegistryAction.CreateKey,
                $@"{Classes}{{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}}\##?#storage#volume#_??_usbstor#disk&ven_sandisk&prod_ultra&rev_1.00#4c530001230415115174&0#");
        }
    }

    private static void TellFinance(StoryProcess explorer)
    {
        WindowsLife.Run(explorer, 700, WindowsSoftware.Outlook, "\"C:\\Program Files\\Microsoft Office\\Root\\Office16\\OUTLOOK.EXE\"")
            .Connects(4, "10.20.2.9", 443, "mail.contoso.test");
        StoryProcess shell = WindowsLife.Run(explorer, 1_500, WindowsSoftware.Cmd, "\"C:\\Windows\\system32\\cmd.exe\" ");
        StoryProcess net = WindowsLife.Run(shell, 20, WindowsSoftware.Net, @"net  use s: \\fs01\buchhaltung")
            .Connects(0.2, "10.20.2.5", 445, "fs01.contoso.test").Ends(1.1);
        net.LogonType = 2;
        WindowsLife.Run(explorer, 1_900, WindowsSoftware.Excel,
            "\"C:\\Program Files\\Microsoft Office\\Root\\Office16\\EXCEL.EXE\" \"S:\\Jahresabschluß\\Übersicht.xlsx\"")
            .Writes(600, @"s:\jahresabschluß\übersicht.xlsx", fileType: 17);
    }
}
