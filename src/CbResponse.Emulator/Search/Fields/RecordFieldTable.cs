using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The fields of an index of records. A new table is made for each server version, with the fields that it knows.</summary>
internal abstract class RecordFieldTable<T> : FieldTable<T>
{
    private readonly Dictionary<string, RecordField<T>> _fields = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<SearchField<T>>? _defaults;

    public override IReadOnlyList<SearchField<T>> Defaults
        => _defaults ??= [.. _fields.Values.Where(known => known.Is(FieldUse.Default)).Select(Searchable)];

    public override SearchField<T>? FindSearchable(string name) => Find(name, FieldUse.Search) is { } field ? Searchable(field) : null;

    public override FieldSource<T>? FindFacet(string name) => Find(name, FieldUse.Facet)?.Source;

    public override FieldSource<T>? FindSort(string name) => Find(name, FieldUse.Sort)?.Source;

    /// <summary>Fields that come in any number, such as one for each watchlist.</summary>
    protected virtual RecordField<T>? FindFamily(string name) => null;

    protected void Add(FieldType type, string name, FieldSource<T> source, FieldUse use = FieldUse.Search)
        => _fields.Add(name, new RecordField<T>(name, type, source, use));

    private RecordField<T>? Find(string name, FieldUse use)
        => (_fields.GetValueOrDefault(name) ?? FindFamily(name)) is { } field && field.Is(use) ? field : null;

    private static PlainField<T> Searchable(RecordField<T> field) => new(field.Name, field.Type, field.Source);
}
