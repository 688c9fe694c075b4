namespace CbResponse.Query;

/// <summary>The names by which watchlists and feed reports call the index they search (<c>index_type</c>).</summary>
public static class WatchlistIndex
{
    /// <summary>The index of that name, any case, or null when it names none.</summary>
    public static QueryIndex? Parse(string? indexType)
    {
        if ("events".Equals(indexType, StringComparison.OrdinalIgnoreCase))
            return QueryIndex.Process;
        return "modules".Equals(indexType, StringComparison.OrdinalIgnoreCase) ? QueryIndex.Binary : null;
    }

    /// <summary>The name of an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Watchlists search processes and binaries only.</exception>
    public static string Format(QueryIndex index) => index switch
    {
        QueryIndex.Process => "events",
        QueryIndex.Binary => "modules",
        _ => throw new ArgumentOutOfRangeException(nameof(index), "Watchlists search processes and binaries only."),
    };
}
