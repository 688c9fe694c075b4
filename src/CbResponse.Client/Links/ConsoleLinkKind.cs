namespace CbResponse;

/// <summary>What a link into the web console leads to.</summary>
public enum ConsoleLinkKind
{
    /// <summary>A page that has no use outside the console, or one that this version does not know.</summary>
    Other,

    /// <summary>A process, or one of its documents.</summary>
    Process,

    /// <summary>A search of processes.</summary>
    ProcessSearch,

    /// <summary>A binary.</summary>
    Binary,

    /// <summary>A search of binaries.</summary>
    BinarySearch,

    /// <summary>A sensor.</summary>
    Sensor,

    /// <summary>A watchlist.</summary>
    Watchlist,

    /// <summary>A search of alerts.</summary>
    AlertSearch,

    /// <summary>A report of a threat feed.</summary>
    ThreatReport,

    /// <summary>A search of threat reports.</summary>
    ThreatReportSearch,

    /// <summary>An investigation.</summary>
    Investigation,

    /// <summary>The user's API token.</summary>
    ApiToken,

    /// <summary>What the server shares with the vendor's cloud.</summary>
    Sharing,
}
