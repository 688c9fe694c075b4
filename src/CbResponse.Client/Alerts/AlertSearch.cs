namespace CbResponse;

/// <summary>What to search alerts for.</summary>
public sealed class AlertSearch
{
    /// <summary>The query; empty for every alert.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>Only alerts of these identifiers; none for all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>
    /// Only alerts about these processes (<see cref="Process.Id"/>); none for all. Servers cannot search for them (edr-api.md 2.4), so the
    /// rest of what the query finds is read and left out here: let the query name hosts or hashes as well.
    /// </summary>
    public IReadOnlyList<string> ProcessIds { get; init; } = [];

    /// <summary>Order, as <c>field asc</c> or <c>field desc</c>. Default: the newest first.</summary>
    public string Sort { get; init; } = "created_time desc";

    /// <summary>Which rows are wanted.</summary>
    public SearchRange Range { get; init; } = SearchRange.All;
}
