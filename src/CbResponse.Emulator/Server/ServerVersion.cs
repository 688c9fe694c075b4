namespace CbResponse.Emulator;

/// <summary>The server version that is played, and what differs by it.</summary>
internal sealed class ServerVersion
{
    public static readonly ServerVersion V52 = new(new Version(5, 2), "5.2.0.161004.1206", "5.2.0-4");
    public static readonly ServerVersion V62 = new(new Version(6, 2), "6.2.4.190820.1213", "6.2.4-1");
    public static readonly ServerVersion V71 = new(new Version(7, 1), "7.1.0.200312.1440", "7.1.0-1");
    public static readonly ServerVersion V76 = new(new Version(7, 6), "7.6.0.210910.1150", "7.6.0-1");

    private ServerVersion(Version number, string build, string release)
    {
        Number = number;
        Build = build;
        Release = release;
    }

    public static IReadOnlyList<ServerVersion> All { get; } = [V52, V62, V71, V76];

    public Version Number { get; }

    /// <summary>The <c>version</c> of <c>/api/info</c>: numbers and dots only, since clients compare it by component.</summary>
    public string Build { get; }

    public string Release { get; }

    /// <summary>From 6.0 on every check-in makes a document; before, 10,000 events did (edr-api.md 4.9).</summary>
    public bool HasSegmentPerCheckIn => IsSixOrLater;

    /// <summary>Hexadecimal digits of the segment in a <c>unique_id</c>.</summary>
    public int SegmentDigits => IsSixOrLater ? 12 : 8;

    /// <summary>Group mode, server-time windows, the flat summary, the segment list: all came with 6.0.</summary>
    public bool IsSixOrLater => Number.Major >= 6;

    /// <summary>The sorted events, the second generation of watchlist actions, the limit of unpaged lists: all came with 7.0.</summary>
    public bool IsSevenOrLater => Number.Major >= 7;

    public bool HasSha256 => IsSevenOrLater;

    /// <summary>Scripts without a file are recorded from 7.2 on.</summary>
    public bool HasFilelessScripts => Has(7, 2);

    public bool HasJa3 => Has(7, 3);

    /// <summary>From 7.1 on a change of a sensor may name a few members only; before, the whole record was sent back (edr-api.md 3.8).</summary>
    public bool TakesFewSensorMembers => Has(7, 1);

    /// <summary>From 7.5 on the sensor's number in the body is one member too many.</summary>
    public bool RefusesSensorNumber => Has(7, 5);

    /// <summary>From 6.1 on a change of a user names teams by number and name only.</summary>
    public bool HasTeamObjects => Has(6, 1);

    /// <summary>Filters of what is stored came with 6.1.</summary>
    public bool HasIngressFilters => Has(6, 1);

    /// <summary>The right between viewing and administration came with 7.x.</summary>
    public bool HasAnalysts => IsSevenOrLater;

    /// <summary>The partition list asks for a global administrator on recent servers; before, anyone may read it.</summary>
    public bool GuardsPartitions => Has(7, 6);

    /// <summary>
    /// Both spellings occur (edr-api.md 1.5). The vendor's Python client knows only the first, so each is met
    /// on one older and one newer version.
    /// </summary>
    public string SyntaxErrorReason => this == V62 || this == V71 ? "query_syntax_error" : "query_malformed_syntax";

    /// <summary>The <c>cb_version</c> of binary documents, such as 620.</summary>
    public int DocumentNumber => (Number.Major * 100) + (Number.Minor * 10);

    public bool Has(int major, int minor) => Number >= new Version(major, minor);

    /// <summary>Whether this version knows what came with the given one; null means it was always there.</summary>
    public bool Knows(string? since) => since is null || Number >= Version.Parse(since);

    /// <summary>The version of that name, such as <c>7.6</c>, or null.</summary>
    public static ServerVersion? Find(string name) => All.FirstOrDefault(version => version.ToString() == name);

    public override string ToString() => Number.ToString(2);
}
