namespace CbResponse;

/// <summary>A threat feed that tagged a document (<c>alliance_*</c> fields, edr-api.md 2.3).</summary>
public sealed class FeedHit
{
    /// <summary>Short name of the feed, lower case.</summary>
    public string Feed { get; internal set; } = string.Empty;

    /// <summary>Score of the report, -100 (known good) to 100.</summary>
    public int? Score { get; internal set; }

    /// <summary>Identifiers of the reports that matched.</summary>
    public IReadOnlyList<string> ReportIds { get; internal set; } = [];

    /// <summary>Address of the report.</summary>
    public string? Link { get; internal set; }

    /// <summary>When the feed tagged the document, UTC.</summary>
    public DateTime? Updated { get; internal set; }

    /// <summary>Feed and score.</summary>
    public override string ToString() => Score is { } score ? $"{Feed}: {score}" : Feed;
}
