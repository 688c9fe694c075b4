using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>
/// The processes of the examples that the vendor published for its Python client, with the identifiers, times, users and
/// command lines printed there. They lie at fixed dates in 2016 and 2017, whatever the story's "now" is.
/// </summary>
internal static class WorkedExample
{
    private const string User = @"WIN-IA9NQ1GN8OI\bit9rad";
    private static readonly DateTime Signed = new(2012, 7, 26, 6, 37, 0, DateTimeKind.Utc);

    private static readonly Software Net = Windows7("net.exe", "Net Command", "79b6d4c5283fc806387c55b8d7c8b762");
    private static readonly Software Cmd = Windows7("cmd.exe", "Windows Command Processor", "bf93a2f9901e9b3dfca8a7982f4a9868");
    private static readonly Software Userinit = Windows7("userinit.exe", "Userinit Logon Application");
    private static readonly Software Winlogon = Windows7("winlogon.exe", "Windows Logon Application");
    private static readonly Software Smss = Windows7("smss.exe", "Windows Session Manager");
    private static readonly Software Kernel = Windows7("ntoskrnl.exe", "NT Kernel & System");
    private static readonly Software Explorer = Windows7("explorer.exe", "Windows Explorer") with
    {
        Path = @"c:\windows\explorer.exe",
    };


    /// <summary>The file that the example downloads and bans.</summary>
    public static readonly Software Downloaded = new(@"c:\users\bit9rad\downloads\svch0st.exe", "Host Process for Windows Services")
    {
        Hash = FileHash.WithMd5("7fb55f5a62e78af9b58d08aaeeaef848"),
        OriginalName = "svch0st.exe",
        SignatureCode = 0x800B0100,
    };

    public static void Tell(Story story, StoryHost example, StoryHost segments)
    {
        StoryProcess shell = TellChain(story, example);
        TellMounts(story, example, shell);
        TellDay(shell.Parent!);
        TellSegments(story, segments);
    }

    private static StoryProcess TellChain(Story story, StoryHost host)
    {
        // The oldest names a parent that the server does not know: there the walk ends.
        StoryProcess idle = Given(story, host, Kernel, "00000003-0000-0000-01d2-2ec93f6051ee", string.Empty, string.Empty, null,
            "00000003-0000-0004-01d2-2ec93f6051ee");
        StoryProcess kernel = Given(story, host, Kernel, "00000003-0000-0004-01d2-2ec93f7c7181", string.Empty, "SYSTEM", idle);
        StoryProcess smss = Given(story, host, Smss, "00000003-0000-0218-01d2-2ec93f813429", @"\SystemRoot\System32\smss.exe", "SYSTEM",
            kernel);
        StoryProcess session = Given(story, host, Smss, "00000003-0000-02b0-01d2-2ec94115df7a",
            @"\SystemRoot\System32\smss.exe 00000001 00000030", "SYSTEM", smss);
        StoryProcess winlogon = Given(story, host, Winlogon, "00000003-0000-02ec-01d2-2ec9412b4b70", "winlogon.exe", "SYSTEM", session);
        StoryProcess userinit = Given(story, host, Userinit, "00000003-0000-0618-01d2-2ec94edef208", @"C:\Windows\system32\userinit.exe",
            User, winlogon);
        StoryProcess explorer = Given(story, host, Explorer, "00000003-0000-0c34-01d2-2ec94f09cae6", @"C:\Windows\Explorer.EXE", User,
            userinit);
        return Given(story, host, Cmd, "00000003-0000-036c-01d2-2efd3af51186", "\"C:\\Windows\\system32\\cmd.exe\" ", User, explorer);
    }

    private static void TellMounts(Story story, StoryHost host, StoryProcess shell)
    {
        DateTime first = new(2016, 11, 11, 20, 59, 25, 667, DateTimeKind.Utc);
        DateTime second = new(2016, 11, 11, 20, 59, 31, 631, DateTimeKind.Utc);
        Given(story, host, Net, ProcessGuid.Of(host.Id, 0xB6C, first).ToString(), @"net  use z: \\test\blah", User, shell)
            .Connects(0.2, "192.0.2.77", 445, "test").Ends(2.4);
        Given(story, host, Net, ProcessGuid.Of(host.Id, 0x6DC, second).ToString(), @"net  use y: \\test\blah", User, shell)
            .Connects(0.2, "192.0.2.77", 445, "test").Ends(2.1);
    }

    /// <summary>What else ran in that session, in about the shares that the facet example shows.</summary>
    private static void TellDay(StoryProcess explorer)
    {
        (string Name, int Times)[] programs = [("chrome.exe", 12), ("thumbnailextractionhost.exe", 8), ("adobearm.exe", 4),
            ("taskhost.exe", 3), ("conhost.exe", 2), ("ping.exe", 2), ("wermgr.exe", 2)];
        int minute = 5;
        foreach ((string name, int times) in programs)
        {
            Software software = Windows7(name, string.Empty);
            for (int i = 0; i < times; i++)
                explorer.Starts(60 * minute++, software, $"\"C:\\Windows\\System32\\{name}\" /{i}").Ends(40);
        }
    }

    /// <summary>One shell with seven segments, on which the example shows what grouping is for.</summary>
    private static void TellSegments(Story story, StoryHost host)
    {
        StoryProcess shell = Given(story, host, Cmd, "00000001-0000-0e48-01d2-c2a397f4cfe0", "\"C:\\Windows\\system32\\cmd.exe\" ",
            host.UserName, null);
        (long Id, string LastUpdate)[] newestFirst =
        [
            (1495465643405, "15:07:20"), (1495465407157, "15:03:20"), (1495463680155, "14:34:00"), (1495463807694, "14:33:30"),
            (1495463543944, "14:32:00"), (1495463176570, "14:26:10"), (1495463243492, "14:26:00"),
        ];
        foreach ((long id, string lastUpdate) in newestFirst)
            shell.GivenSegments.Add((id,
                new DateTime(2017, 5, 22, 0, 0, 0, DateTimeKind.Utc) + TimeSpan.Parse(lastUpdate, CultureInfo.InvariantCulture)));
    }

    private static StoryProcess Given(
        Story story, StoryHost host, Software software, string guid, string command, string user, StoryProcess? parent,
        string? missingParent = null)
    {
        StoryProcess process = new(story, host, software, ProcessGuid.Parse(guid), command, user)
        {
            Parent = parent,
            MissingParent = missingParent is null ? null : ProcessGuid.Parse(missingParent),
        };
        return story.Add(process.Loads(0.03, software));
    }

    private static Software Windows7(string file, string description, string? md5 = null)
    {
        string path = @"c:\windows\system32\" + file;
        Software software = new(path, description)
        {
            Company = "Microsoft Corporation",
            Product = "Microsoft® Windows® Operating System",
            Version = "6.1.7601.17514",
            Signature = "Signed",
            Publisher = "Microsoft Corporation",
            Issuer = "Microsoft Windows Verification PCA",
            SignedAt = Signed,
            OriginalName = PathName.FileName(path),
        };
        return md5 is null ? software : software with { Hash = FileHash.WithMd5(md5) };
    }
}
