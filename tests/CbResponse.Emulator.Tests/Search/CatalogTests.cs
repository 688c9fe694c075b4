using CbResponse.Query;

namespace CbResponse.Emulator.Tests;

/// <summary>What the catalogues promise of a field, the newest server keeps: prompts complete by them, and the linter warns by them.</summary>
public sealed class CatalogTests
{
    private static readonly ServerVersion Newest = ServerVersion.V76;
    private static readonly BinaryIndex NoBinaries = new([]);

    /// <summary>Every field of every catalogue; a family stands for a member of it.</summary>
    public static IEnumerable<TheoryDataRow<QueryIndex, string>> Fields()
        => Enum.GetValues<QueryIndex>().SelectMany(index => FieldCatalog.For(index).Fields, (index, field) => new TheoryDataRow<QueryIndex, string>(index, field.Name));

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_can_be_searched_counted_and_sorted_by_where_its_catalogue_says_so(QueryIndex index, string name)
    {
        FieldInfo field = FieldCatalog.For(index).Fields.Single(field => field.Name == name);
        (bool search, bool facet, bool sort, bool bare) = Uses(index, name.Replace("*", "7", StringComparison.Ordinal));
        Assert.Equal(field.IsSearchable, search || (field.IsUncertain && field.IsSearchable));
        Assert.Equal(field.IsDefault, bare);
        Assert.True(facet || !field.IsFacet, "It is promised that the server counts the field's values.");
        Assert.True(sort || !field.IsSortable, "It is promised that the server sorts by the field.");
    }

    private static (bool Search, bool Facet, bool Sort, bool Bare) Uses(QueryIndex index, string name) => index switch
    {
        QueryIndex.Process => Uses(new ProcessFieldTable(Newest, NoBinaries), name),
        QueryIndex.Binary => Uses(new BinaryFieldTable(Newest), name),
        QueryIndex.Alert => Uses(new AlertFieldTable(Newest), name),
        _ => Uses(new ReportFieldTable(), name),
    };

    private static (bool Search, bool Facet, bool Sort, bool Bare) Uses<T>(FieldTable<T> table, string name)
        => (table.FindSearchable(name) is not null, table.FindFacet(name) is not null, table.FindSort(name) is not null,
            table.Defaults.Any(field => field.Name == name));
}
