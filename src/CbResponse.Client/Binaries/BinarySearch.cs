namespace CbResponse;

/// <summary>What to search binaries for.</summary>
public sealed class BinarySearch
{
    /// <summary>The query; empty for every file.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>Order, as <c>field asc</c> or <c>field desc</c>. Default: what the server saw first most recently.</summary>
    public string Sort { get; init; } = "server_added_timestamp desc";

    /// <summary>Whether to ask how common each file is. That is one request for each.</summary>
    public bool IncludeFrequency { get; init; }

    /// <summary>Which rows are wanted.</summary>
    public SearchRange Range { get; init; } = SearchRange.All;
}
