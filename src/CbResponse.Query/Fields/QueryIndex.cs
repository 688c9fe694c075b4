namespace CbResponse.Query;

/// <summary>What a search looks through. The language is the same everywhere; the fields are not.</summary>
public enum QueryIndex
{
    /// <summary>Processes; watchlists and feeds name the index <c>events</c>.</summary>
    Process,

    /// <summary>Binaries; watchlists and feeds name the index <c>modules</c>.</summary>
    Binary,

    /// <summary>Alerts.</summary>
    Alert,

    /// <summary>Reports of threat feeds.</summary>
    ThreatReport,
}
