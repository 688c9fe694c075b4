namespace CbResponse.Query;

/// <summary>What is known of one field of an index.</summary>
public sealed class FieldInfo
{
    internal FieldInfo(string name, FieldType type, IReadOnlyCollection<string> flags, string? since, string description)
    {
        Name = name;
        Type = type;
        Since = since;
        Description = description;
        IsDefault = flags.Contains("default");
        IsJoin = flags.Contains("join");
        IsFacet = flags.Contains("facet");
        IsSortable = flags.Contains("sort");
        IsSearchable = !flags.Contains("facetonly");
    }

    /// <summary>The field's name; a trailing <c>*</c> stands for a family, such as <c>watchlist_*</c>.</summary>
    public string Name { get; }

    /// <summary>How values are matched.</summary>
    public FieldType Type { get; }

    /// <summary>The first server version that knows the field, or null for all that are supported.</summary>
    public string? Since { get; }

    /// <summary>What the field holds, in one sentence.</summary>
    public string Description { get; }

    /// <summary>Whether bare terms are searched in the field.</summary>
    public bool IsDefault { get; }

    /// <summary>Whether the field belongs to the process's binary, so that a search by it is a join (edr-api.md 2.5).</summary>
    public bool IsJoin { get; }

    /// <summary>Whether the server counts values of the field.</summary>
    public bool IsFacet { get; }

    /// <summary>Whether results can be ordered by the field.</summary>
    public bool IsSortable { get; }

    /// <summary>Whether the field can stand in a query.</summary>
    public bool IsSearchable { get; }

    /// <summary>The field's name.</summary>
    public override string ToString() => Name;
}
