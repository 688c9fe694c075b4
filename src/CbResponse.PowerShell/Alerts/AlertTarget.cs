namespace CbResponse.PowerShell;

/// <summary>An alert that is to be changed, as far as a prompt names it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">What a person knows it by; null when only the identifier is known.</param>
/// <param name="Report">The report of a feed that raised it; null for a watchlist's alert.</param>
/// <param name="ReportName">What a person knows that by.</param>
internal sealed record AlertTarget(string Id, string? Name, ThreatReportId? Report, string? ReportName)
{
    public static AlertTarget? Of(Alert alert) => alert.Id is { Length: > 0 } id
        ? new AlertTarget(id, alert.ToString(), alert is { IsOfFeed: true, WatchlistId: { } report } ? new ThreatReportId(alert.FeedId!.Value, report) : null, alert.Source)
        : null;

    /// <summary>The alert in a prompt.</summary>
    public override string ToString() => Name is null ? Id : $"'{Name}' ({Id})";
}
