namespace CbResponse;

/// <summary>Which rows of a result a search brings.</summary>
public sealed class SearchRange
{
    /// <summary>All rows.</summary>
    public static readonly SearchRange All = new();

    /// <summary>How many rows to leave out at the beginning.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public long Skip
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Skip));
    }

    /// <summary>How many rows to bring at most; null for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public long? First
    {
        get;
        init => field = value is not < 0 ? value : throw new ArgumentOutOfRangeException(nameof(First));
    }

    /// <summary>
    /// How many rows to ask for in one request. Null lets the client choose: a small first page, so that the first rows come
    /// at once, then large ones.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? PageSize
    {
        get;
        init => field = value is not < 1 ? value : throw new ArgumentOutOfRangeException(nameof(PageSize));
    }
}
