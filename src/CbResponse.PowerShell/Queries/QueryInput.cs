using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>A query as it comes by pipeline: a text, a built query, the stored form of a watchlist, or an object that has one of them.</summary>
internal sealed class QueryInput
{
    private static readonly string[] StoredNames = ["search_query", "SearchQuery"];
    private static readonly string[] IndexNames = ["index_type", "IndexType", "Index"];

    private QueryInput(string text, StoredQuery? stored, QueryIndex? index)
    {
        Text = text;
        Stored = stored;
        Index = index;
    }

    /// <summary>The query's text.</summary>
    public string Text { get; }

    /// <summary>The stored form, when it came in that.</summary>
    public StoredQuery? Stored { get; }

    /// <summary>The index that the object names; null when it names none.</summary>
    public QueryIndex? Index { get; }

    /// <summary>Reads an input; null when it holds no query.</summary>
    public static QueryInput? From(object item)
    {
        PSObject wrapped = PSObject.AsPSObject(item);
        switch (wrapped.BaseObject)
        {
            case string text:
                return FromText(text, null);
            case CbQuery query:
                return new QueryInput(query.Text, null, null);
            case StoredQuery stored:
                return new QueryInput(stored.Query, stored, null);
        }

        QueryIndex? index = IndexOf(Property(wrapped, IndexNames));
        if (Property(wrapped, StoredNames) is { } search)
        {
            StoredQuery stored = StoredQuery.Parse(search);
            return new QueryInput(stored.Query, stored, index);
        }

        return Property(wrapped, ["Query"]) is { } plain ? FromText(plain, index) : null;
    }

    /// <summary>What to say of an input that holds no query.</summary>
    public static string Refusal(object item)
        => $"'{item}' is no query, and has no property search_query or Query that holds one.";

    /// <summary>The index by the name that a watchlist has for it, or by the one that -Index takes.</summary>
    private static QueryIndex? IndexOf(string? name)
        => WatchlistIndex.Parse(name) ?? (Enum.TryParse(name, ignoreCase: true, out QueryIndex index) && Enum.IsDefined(typeof(QueryIndex), index) ? index : null);

    /// <summary>A text that begins like the stored form is one: no query begins with one of these names and an equals sign.</summary>
    private static QueryInput FromText(string text, QueryIndex? index)
    {
        string start = text.TrimStart();
        bool isStored = start.StartsWith("q=", StringComparison.Ordinal)
            || (start.IndexOf('=') > 0 && (start.StartsWith("cb.", StringComparison.Ordinal) || start.StartsWith("facet=", StringComparison.Ordinal)));
        if (!isStored)
            return new QueryInput(text, null, index);
        StoredQuery stored = StoredQuery.Parse(start);
        return new QueryInput(stored.Query, stored, index);
    }

    private static string? Property(PSObject item, string[] names)
    {
        foreach (string name in names)
        {
            if (item.Properties[name]?.Value is { } value)
                return PSObject.AsPSObject(value).BaseObject.ToString();
        }

        return null;
    }
}
