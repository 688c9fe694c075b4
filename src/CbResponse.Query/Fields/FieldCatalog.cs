namespace CbResponse.Query;

/// <summary>The fields of one index. The data is a readable file, embedded in the assembly.</summary>
public sealed class FieldCatalog
{
    private static readonly string[] Relations = ["child", "filewrite", "modload", "parent"];

    private static readonly Lazy<FieldCatalog>[] Catalogs =
    [
        .. new[] { QueryIndex.Process, QueryIndex.Binary, QueryIndex.Alert, QueryIndex.ThreatReport }
            .Select(index => new Lazy<FieldCatalog>(() => new FieldCatalog(index))),
    ];

    private readonly Dictionary<string, FieldInfo> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FieldInfo> _families = [];
    private readonly List<FieldInfo> _all = [];

    private FieldCatalog(QueryIndex index)
    {
        Index = index;
        foreach (FieldInfo field in FieldReader.Read(index))
            Add(field);
    }

    /// <summary>Fields of the process index.</summary>
    public static FieldCatalog Process => For(QueryIndex.Process);

    /// <summary>The index whose fields these are.</summary>
    public QueryIndex Index { get; }

    /// <summary>All fields, in the order of their names. Joins to related files are not listed, but <see cref="Find"/> knows them.</summary>
    public IReadOnlyList<FieldInfo> Fields => _all;

    /// <summary>The fields of an index.</summary>
    public static FieldCatalog For(QueryIndex index)
        => (uint)index < (uint)Catalogs.Length ? Catalogs[(int)index].Value : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>
    /// The field of that name, any case, or null. <c>watchlist_12</c> finds the family <c>watchlist_*</c>, and
    /// <c>digsig_result_parent</c> the join to the parent's file.
    /// </summary>
    public FieldInfo? Find(string name)
    {
        if (_byName.TryGetValue(name, out FieldInfo? field))
            return field;
        foreach (FieldInfo family in _families)
        {
            if (family.HasMember(name))
                return family;
        }

        return null;
    }

    /// <summary>
    /// Fields that a wrong name can mean: first those that other products call so, then those with much the same name,
    /// the most alike first. Empty when there is none.
    /// </summary>
    /// <param name="name">The wrong name.</param>
    /// <param name="count">How many to return at most.</param>
    public IReadOnlyList<FieldInfo> Nearest(string name, int count)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        IEnumerable<FieldInfo> synonyms = FieldSynonyms.Of(name).Select(Find).OfType<FieldInfo>();
        return [.. synonyms.Concat(Alike(name)).Distinct().Take(count)];
    }

    /// <summary>Fields whose values the server counts, and that a name which is none of them can mean: the most alike first.</summary>
    /// <param name="name">The wrong name.</param>
    /// <param name="count">How many to return at most.</param>
    public IReadOnlyList<FieldInfo> NearestFacets(string name, int count)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        IEnumerable<FieldInfo> longer = _all.Where(field => name.Length > 2 && field.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        IEnumerable<FieldInfo> alike = _all
            .Select(field => (Field: field, Distance: EditDistance.Between(name, field.Name, name.Length / 3)))
            .Where(candidate => candidate.Distance <= name.Length / 3)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Field);
        return [.. FieldSynonyms.Of(name).Select(Find).OfType<FieldInfo>().Concat(longer).Concat(alike).Where(field => field.IsFacet).Distinct().Take(count)];
    }

    /// <summary>The field that is one slip of the keyboard away from a wrong name; null when none is, or more than one.</summary>
    internal FieldInfo? FindSlip(string name)
    {
        FieldInfo[] alike = [.. Alike(name).TakeWhile(field => EditDistance.Between(name, field.Name, 1) == 1).Take(2)];
        return alike.Length == 1 ? alike[0] : null;
    }

    /// <summary>One in three characters may differ; of a very short name none, since it would be like any other.</summary>
    private IEnumerable<FieldInfo> Alike(string name)
    {
        int limit = name.Length / 3;
        return name.Length < 4
            ? []
            : _byName.Values
                .Where(field => field.IsSearchable)
                .Select(field => (Field: field, Distance: EditDistance.Between(name, field.Name, limit)))
                .Where(candidate => candidate.Distance <= limit)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Field.Name, StringComparer.Ordinal)
                .Select(candidate => candidate.Field);
    }

    /// <summary>The joins of a field to related files.</summary>
    internal IEnumerable<FieldInfo> RelatedTo(FieldInfo field) => Relations.Select(relation => _byName[$"{field.Name}_{relation}"]);

    private void Add(FieldInfo field)
    {
        _all.Add(field);
        if (field.IsFamily)
        {
            _families.Add(field);
            return;
        }

        _byName.Add(field.Name, field);
        if (!field.IsJoin)
            return;
        foreach (string relation in Relations)
        {
            FieldInfo related = field.Related(relation);
            _byName.Add(related.Name, related);
        }
    }
}
