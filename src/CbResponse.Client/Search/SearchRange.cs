namespace CbResponse;

/// <summary>Which rows of a result a search brings.</summary>
public sealed class SearchRange
{
    /// <summary>All rows.</summary>
    public static readonly SearchRange All = new();

    /// <summary>How many rows to leave out at the beginning.</summary>
    public long Skip { get; init; }

    /// <summary>How many rows to bring at most; null for all.</summary>
    public long? First { get; init; }

    /// <summary>
    /// How many rows to ask for in one request. Null lets the client choose: a small first page, so that the first rows come
    /// at once, then large ones.
    /// </summary>
    public int? PageSize { get; init; }
}
