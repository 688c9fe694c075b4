namespace CbResponse.Query;

/// <summary>
/// Typed criteria for alerts. Values of one criterion are alternatives (OR), different criteria must all hold (AND).
/// Values are plain text; <c>*</c> stands for any run of characters unless <see cref="Literal"/>.
/// </summary>
public sealed class AlertFilter
{
    /// <summary>Statuses, in the server's words: <c>Unresolved</c>, <c>In Progress</c>, <c>Resolved</c>, <c>False Positive</c>.</summary>
    public IReadOnlyList<string>? Status { get; init; }

    /// <summary>Least severity, 0 to 100.</summary>
    public int? MinSeverity { get; init; }

    /// <summary>Greatest severity, 0 to 100.</summary>
    public int? MaxSeverity { get; init; }

    /// <summary>Short names of feeds.</summary>
    public IReadOnlyList<string>? FeedName { get; init; }

    /// <summary>Names of watchlists, or titles of reports.</summary>
    public IReadOnlyList<string>? WatchlistName { get; init; }

    /// <summary>Hosts.</summary>
    public IReadOnlyList<string>? HostName { get; init; }

    /// <summary>Users who have the alerts.</summary>
    public IReadOnlyList<string>? AssignedTo { get; init; }

    /// <summary>Kinds of hits, such as <c>watchlist.hit.query.process</c>.</summary>
    public IReadOnlyList<string>? Type { get; init; }

    /// <summary>File names of programs.</summary>
    public IReadOnlyList<string>? ProcessName { get; init; }

    /// <summary>MD5 hashes of programs and files, in hexadecimal.</summary>
    public IReadOnlyList<string>? Md5 { get; init; }

    /// <summary>Raised at or after this moment.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Raised at or before this moment.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Whether <c>*</c> means itself.</summary>
    public bool Literal { get; init; }

    /// <summary>The criteria as a query; <see cref="CbQuery.All"/> when there are none.</summary>
    /// <exception cref="ArgumentException">A value cannot be one of its criterion.</exception>
    public CbQuery ToQuery()
        => CbQuery.All
            .And(Text("status", Status))
            .And(MinSeverity is null && MaxSeverity is null ? CbQuery.All : FieldQuery.InRange("alert_severity", MinSeverity, MaxSeverity))
            .And(Text("feed_name", FeedName))
            .And(Text("watchlist_name", WatchlistName))
            .And(Text("hostname", HostName))
            .And(Text("assigned_to", AssignedTo))
            .And(Text("alert_type", Type))
            .And(Text("process_name", ProcessName))
            .And(Text("md5", Md5))
            .And(CreatedAfter is null && CreatedBefore is null ? CbQuery.All : FieldQuery.Between("created_time", CreatedAfter, CreatedBefore));

    private CbQuery Text(string field, IReadOnlyList<string>? values)
        => values is null ? CbQuery.All : FieldQuery.AnyOf(field, values, Literal);
}
