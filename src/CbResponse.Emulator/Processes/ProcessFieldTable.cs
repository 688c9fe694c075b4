using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The process index's fields: what the catalogue says of them, and how they are read.</summary>
internal sealed class ProcessFieldTable : FieldTable<ProcessDocument>
{
    private readonly ServerVersion _version;
    private readonly BinaryIndex _binaries;
    private readonly ProcessFieldSources _sources;

    public ProcessFieldTable(ServerVersion version, BinaryIndex binaries)
    {
        _version = version;
        _binaries = binaries;
        _sources = new ProcessFieldSources(version);
        Defaults = [.. FieldCatalog.Process.Fields.Where(field => field.IsDefault).Select(field => FindSearchable(field.Name)!)];
    }

    public override IReadOnlyList<SearchField<ProcessDocument>> Defaults { get; }

    public override SearchField<ProcessDocument>? FindSearchable(string name)
    {
        if (FieldCatalog.Process.Find(name) is not { Relation: null } info)
            return FindRelatedJoin(name);
        if (!info.IsSearchable || !_version.Knows(info.Since))
            return null;
        if (info.IsJoin)
            return Join(name, name, RelatedFiles.Own);
        return _sources.Find(name) is { } source ? new PlainField<ProcessDocument>(info.Name, MatchingType(info), source) : null;
    }

    public override FieldSource<ProcessDocument>? FindFacet(string name)
        => FieldCatalog.Process.Find(name) is { IsJoin: false } info && _version.Knows(info.Since)
            ? name.Equals("start", StringComparison.OrdinalIgnoreCase) ? StartDay : _sources.Find(name)
            : null;

    public override FieldSource<ProcessDocument>? FindSort(string name)
        => FieldCatalog.Process.Find(name) is { IsSortable: true } info && _version.Knows(info.Since) ? _sources.Find(name) : null;

    /// <summary>The facet of start times counts days.</summary>
    private static SingleText<ProcessDocument> StartDay { get; } = new(document
        => document.Process.Start is { } start ? WireTime.Seconds(start.Date) : null);

    /// <summary>A user is found by the whole name and by the part behind the domain, like the tail of a path.</summary>
    private static FieldType MatchingType(FieldInfo info) => info.Name == "username" ? FieldType.Path : info.Type;

    /// <summary><c>digsig_result_parent</c> and its like (edr-api.md 2.5).</summary>
    private JoinedField<ProcessDocument, Binary>? FindRelatedJoin(string name)
    {
        int cut = name.LastIndexOf('_');
        if (cut < 0)
            return null;
        return name[cut..].ToUpperInvariant() switch
        {
            "_PARENT" => Join(name, name[..cut], RelatedFiles.Parent),
            "_CHILD" => Join(name, name[..cut], RelatedFiles.Children),
            "_FILEWRITE" => Join(name, name[..cut], RelatedFiles.Written),
            "_MODLOAD" => Join(name, name[..cut], RelatedFiles.Modules),
            _ => null,
        };
    }

    private JoinedField<ProcessDocument, Binary>? Join(string name, string field, Func<ProcessDocument, IEnumerable<FileHash>> files)
        => BinaryFields.FindJoin(field) is { } inner
            ? new JoinedField<ProcessDocument, Binary>(
                name,
                inner,
                document => files(document).Select(hash => _binaries.Find(hash.Md5)).OfType<Binary>())
            : null;
}
