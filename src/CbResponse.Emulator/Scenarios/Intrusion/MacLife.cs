namespace CbResponse.Emulator;

/// <summary>The designer's Mac.</summary>
internal static class MacLife
{
    public static void Tell(Story story, StoryHost host)
    {
        StoryProcess launchd = story.Add(new StoryProcess(
            story, host, UnixSoftware.Launchd, ProcessGuid.Of(host.Id, 1, story.MinutesAgo(4_000)), "/sbin/launchd", "root"));
        launchd.Starts(20, UnixSoftware.LoginWindow, "/System/Library/CoreServices/loginwindow.app/Contents/MacOS/loginwindow console",
            host.UserName);
        launchd.Starts(30, UnixSoftware.Dock, "/System/Library/CoreServices/Dock.app/Contents/MacOS/Dock", host.UserName);
        launchd.Starts(31, UnixSoftware.Finder, "/System/Library/CoreServices/Finder.app/Contents/MacOS/Finder", host.UserName)
            .Writes(4_000, "/Users/zoë/Entwürfe/Plakat – final (2).psd");
        launchd.Starts(300, UnixSoftware.Safari, "/Applications/Safari.app/Contents/MacOS/Safari", host.UserName)
            .Connects(3, "198.51.100.80", 443, "www.example.com").Connects(9, "192.0.2.200", 443, "fonts.example.net");
        launchd.Starts(900, UnixSoftware.SizeCalculator,
            "/Applications/Größenrechner für Entwürfe.app/Contents/MacOS/Größenrechner -psn_0_45067", host.UserName)
            .Writes(60, "/Users/zoë/Library/Preferences/de.zoe.größenrechner.plist");
        for (int i = 0; i < 30; i++)
        {
            launchd.Starts(1_000 + (7_000 * i), UnixSoftware.Mdworker,
                "/System/Library/Frameworks/CoreServices.framework/Support/mdworker_shared -s mdworker", "_spotlight")
                .Ends(120);
        }

        StoryProcess zsh = launchd.Starts(2_000, UnixSoftware.Zsh, "-zsh", host.UserName);
        for (int i = 0; i < 5; i++)
            zsh.Starts(60 * (i + 1), UnixSoftware.Git, $"git commit -m 'Größe {i} & Farbe #ff{i}'", kind: ChildKind.Fork).Ends(0.4);
    }
}
