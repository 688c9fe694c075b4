namespace CbResponse.Query;

/// <summary>What is known of one field of an index.</summary>
public sealed class FieldInfo
{
    private readonly FieldFlags _flags;

    internal FieldInfo(
        QueryIndex index, string name, FieldType type, FieldFlags flags, string? since, IReadOnlyList<string> values, string description)
    {
        Index = index;
        Name = name;
        Type = type;
        _flags = flags;
        Since = since;
        Values = values;
        Description = description;
    }

    /// <summary>The index whose documents have the field.</summary>
    public QueryIndex Index { get; }

    /// <summary>The field's name; a trailing <c>*</c> stands for a family, such as <c>watchlist_*</c>.</summary>
    public string Name { get; }

    /// <summary>How values are matched.</summary>
    public FieldType Type { get; }

    /// <summary>The first server version that knows the field, or null for all that are supported.</summary>
    public string? Since { get; }

    /// <summary>All values that the field can hold, where that is a short list; empty when it may hold anything.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>What the field holds, in one sentence.</summary>
    public string Description { get; }

    /// <summary>
    /// Which related file a join looks at, such as <c>parent</c> in <c>digsig_result_parent</c>. Null for the process's own
    /// file, and for fields that are no joins.
    /// </summary>
    public string? Relation { get; private init; }

    /// <summary>Whether bare terms are searched in the field.</summary>
    public bool IsDefault => Has(FieldFlags.Default);

    /// <summary>Whether the field belongs to the process's binary, so that a search by it is a join (edr-api.md 2.5).</summary>
    public bool IsJoin => Has(FieldFlags.Join);

    /// <summary>Whether the server counts values of the field.</summary>
    public bool IsFacet => Has(FieldFlags.Facet);

    /// <summary>Whether results can be ordered by the field.</summary>
    public bool IsSortable => Has(FieldFlags.Sort);

    /// <summary>Whether the field can stand in a query.</summary>
    public bool IsSearchable => !Has(FieldFlags.FacetOnly);

    /// <summary>Whether one document may hold several values, so that two of them in a query do not exclude each other.</summary>
    public bool IsMultiValued => Has(FieldFlags.Many);

    /// <summary>Whether nearly every document has the field, so that asking for its presence says nothing.</summary>
    public bool IsCommon => Has(FieldFlags.Common);

    /// <summary>Whether the field is seen in documents, but no source says that the server searches it.</summary>
    public bool IsUncertain => Has(FieldFlags.Unsure);

    /// <summary>The field's name.</summary>
    public override string ToString() => Name;

    internal bool IsFamily => Name[Name.Length - 1] == '*';

    /// <summary>Whether a name is one of the family: it begins as the family's does, and goes on with something, or with a number where the family has numbers.</summary>
    internal bool HasMember(string name)
    {
        int prefix = Name.Length - 1;
        return name.Length > prefix
            && string.Compare(name, 0, Name, 0, prefix, StringComparison.OrdinalIgnoreCase) == 0
            && (!Has(FieldFlags.Numbered) || name.Skip(prefix).All(c => c is >= '0' and <= '9'));
    }

    /// <summary>The join to a file other than the process's own. Only the parent's file is a single one.</summary>
    internal FieldInfo Related(string relation)
        => new(
            Index, $"{Name}_{relation}", Type, relation == "parent" ? _flags : _flags | FieldFlags.Many, Since, Values,
            $"{Description}; of the {relation} file")
        {
            Relation = relation,
        };

    private bool Has(FieldFlags flag) => (_flags & flag) != 0;
}
