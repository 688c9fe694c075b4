using CbResponse.Query;

namespace CbResponse;

/// <summary>What is to be stored of a watchlist. What is null is left to the server, or as it is.</summary>
public sealed class WatchlistSettings
{
    /// <summary>Its name; needed for a new one.</summary>
    public string? Name { get; init; }

    /// <summary>Its query; needed for a new one.</summary>
    public StoredQuery? Query { get; init; }

    /// <summary>What it searches, <see cref="QueryIndex.Process"/> or <see cref="QueryIndex.Binary"/>; processes for a new one unless said.</summary>
    public QueryIndex? Index { get; init; }

    /// <summary>What to write about it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the server is to run it; a new one runs unless said.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The members of the record that are set, by the names of the route.</summary>
    internal Dictionary<string, object?> ToMembers()
    {
        Dictionary<string, object?> members = [];
        if (Name is not null)
            members.Add("name", Name);
        if (Query is not null)
            members.Add("search_query", Query.ToString());
        if (Index is { } index)
            members.Add("index_type", WatchlistIndex.Format(index));
        if (Description is not null)
            members.Add("description", Description);
        if (IsEnabled is { } isEnabled)
            members.Add("enabled", isEnabled);
        return members;
    }

    /// <summary>What a record has that is not as set, in words. The server writes a blank of a stored query in its own way: what it means is compared.</summary>
    internal IReadOnlyCollection<string> Differences(Watchlist stored)
    {
        List<string> differences = [];
        if (Name is not null && Name != stored.Name)
            differences.Add($"the name, which is '{stored.Name}'");
        if (Query is not null && !IsSame(Query, stored.Stored))
            differences.Add($"the query, which is '{stored.SearchQuery}'");
        if (Index is not null && Index != stored.Index)
            differences.Add($"the index, which is '{stored.IndexType}'");
        if (Description is not null && Description != (stored.Description ?? string.Empty))
            differences.Add($"the description, which is '{stored.Description}'");
        if (IsEnabled is not null && IsEnabled != stored.IsEnabled)
            differences.Add($"whether it is enabled, which is '{stored.IsEnabled}'");
        return differences;
    }

    /// <summary>Whether settings leave a record as it is.</summary>
    internal bool IsAlready(Watchlist stored) => Differences(stored).Count == 0;

    private static bool IsSame(StoredQuery left, StoredQuery right)
        => left.Query == right.Query && left.Pairs.Select(Plain).OrderBy(pair => pair, StringComparer.Ordinal)
            .SequenceEqual(right.Pairs.Select(Plain).OrderBy(pair => pair, StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Plain(StoredPair pair) => $"{pair.Name}={pair.Value}";
}
