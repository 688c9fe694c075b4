namespace CbResponse;

/// <summary>What to search alerts for.</summary>
public sealed class AlertSearch
{
    /// <summary>The query; empty for every alert.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>Only alerts of these identifiers; none for all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Order, as <c>field asc</c> or <c>field desc</c>. Default: the newest first.</summary>
    public string Sort { get; init; } = "created_time desc";

    /// <summary>Which rows are wanted.</summary>
    public SearchRange Range { get; init; } = SearchRange.All;
}
