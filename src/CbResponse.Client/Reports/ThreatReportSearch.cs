namespace CbResponse;

/// <summary>What to search threat reports for.</summary>
public sealed class ThreatReportSearch
{
    /// <summary>The query; empty for every report.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>Order, as <c>field asc</c> or <c>field desc</c>. Default: the worst first.</summary>
    public string Sort { get; init; } = "severity_score desc";

    /// <summary>Which rows are wanted.</summary>
    public SearchRange Range { get; init; } = SearchRange.All;
}
