namespace CbResponse.Emulator;

/// <summary>All that the events of any document of a fleet can mention: what is not among it needs no look at the documents.</summary>
internal static class FleetMentions
{
    private static readonly Software[] Modules = [.. FleetSoftware.All];
    private static readonly Software[] Children = [WindowsSoftware.Conhost, UnixSoftware.Dash];

    /// <summary>By the number of the field: this is asked for every document.</summary>
    private static readonly Vocabulary<string>[] All = [.. Enum.GetValues<EventField>().Select(Of)];

    /// <summary>Whether some document could have a text that matches.</summary>
    public static bool Any(EventField field, TextMatcher matcher) => matcher.Over(All[(int)field]).Any;

    private static Vocabulary<string> Of(EventField field) => field switch
    {
        EventField.ModulePath => new Vocabulary<string>(Modules.Select(software => software.Path)),
        EventField.ModuleMd5 => new Vocabulary<string>(Modules.Select(software => software.Hash.Md5)),
        EventField.ModuleSha256 => new Vocabulary<string>(Modules.Select(software => software.Hash.Sha256)),
        EventField.FilePath => new Vocabulary<string>(FleetNames.Files.Values.Concat(FleetNames.UnixFiles.Values)),
        EventField.WrittenMd5 => FleetNames.Md5s,
        EventField.WrittenSha256 => FleetNames.Sha256s,
        EventField.RegistryPath => FleetNames.Keys,
        EventField.Domain => FleetNames.Domains,
        EventField.ChildName => new Vocabulary<string>(Children.Select(software => software.Name)),
        EventField.ChildMd5 => new Vocabulary<string>(Children.Select(software => software.Hash.Md5)),
        EventField.ChildSha256 => new Vocabulary<string>(Children.Select(software => software.Hash.Sha256)),
        EventField.CrossProcessName => new Vocabulary<string>([WindowsSoftware.Lsass.Name]),
        EventField.CrossProcessMd5 => new Vocabulary<string>([WindowsSoftware.Lsass.Hash.Md5]),
        EventField.CrossProcessType => new Vocabulary<string>(["process_open"]),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
