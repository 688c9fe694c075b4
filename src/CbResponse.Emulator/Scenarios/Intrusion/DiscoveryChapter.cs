namespace CbResponse.Emulator;

/// <summary>The intruder looks around: who am I, where is the domain, what lies on the file server.</summary>
internal static class DiscoveryChapter
{
    private static readonly (double Seconds, Software Program, string Command)[] Steps =
    [
        (420, WindowsSoftware.Whoami, "whoami /all"),
        (435, WindowsSoftware.Ipconfig, "ipconfig /all"),
        (451, WindowsSoftware.Systeminfo, "systeminfo"),
        (490, WindowsSoftware.Tasklist, "tasklist /v"),
        (530, WindowsSoftware.Net, "net user /domain"),
        (546, WindowsSoftware.Net, "net group \"Domain Admins\" /domain"),
        (570, WindowsSoftware.Net, "net localgroup administrators"),
        (600, WindowsSoftware.Nltest, "nltest /dclist:contoso.test"),
        (615, WindowsSoftware.Nltest, "nltest /domain_trusts"),
        (640, WindowsSoftware.Ping, "ping -n 1 sql01.contoso.test"),
    ];

    public static void Tell(StoryProcess powerShell)
    {
        foreach ((double seconds, Software program, string command) in Steps)
        {
            StoryProcess shell = WindowsLife.Run(powerShell, seconds, WindowsSoftware.Cmd, $"cmd.exe /c {command}").Ends(3);
            StoryProcess tool = WindowsLife.Run(shell, 0.2, program, command).Ends(1.4);
            if (program == WindowsSoftware.Net)
                WindowsLife.Run(tool, 0.1, WindowsSoftware.Net1, $@"C:\Windows\system32\net1 {command[4..]}")
                    .Connects(0.1, "10.20.3.1", 389, "dc01.contoso.test").Ends(1);
        }

        StoryProcess mount = WindowsLife.Run(powerShell, 900, WindowsSoftware.Cmd,
            @"cmd.exe /c net use q: \\fs01\finance$ /user:CONTOSO\anna.müller *").Ends(4);
        WindowsLife.Run(mount, 0.3, WindowsSoftware.Net, @"net  use q: \\fs01\finance$ /user:CONTOSO\anna.müller *")
            .Connects(0.4, "10.20.2.5", 445, "fs01.contoso.test").Ends(2.2);
        powerShell.Writes(1_020, @"c:\programdata\f.zip", fileType: 64)
            .Connects(1_080, PhishingChapter.ControlAddress, 443, PhishingChapter.ControlDomain);
    }

    /// <summary>The other end of it.</summary>
    public static void TellFileServer(WindowsLife server, StoryHost from)
        => server.System.Accepts(server.System.Ago(144), from.Address, 445).Accepts(server.System.Ago(143), from.Address, 445);
}
