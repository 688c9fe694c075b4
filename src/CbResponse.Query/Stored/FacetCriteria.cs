namespace CbResponse.Query;

/// <summary>Facet filters as criteria of a query, as far as the language has them.</summary>
internal sealed class FacetCriteria
{
    private readonly ILookup<string?, FacetFilter> _byField;

    public FacetCriteria(IEnumerable<FacetFilter> filters, FieldCatalog catalog)
    {
        _byField = filters.ToLookup(filter => SearchedField(filter, catalog), StringComparer.OrdinalIgnoreCase!);
    }

    /// <summary>Filters that no query can say.</summary>
    public IEnumerable<FacetFilter> Unsayable => _byField[null];

    /// <summary>The criteria, all of which must match; of one field's values one must.</summary>
    public CbQuery ToQuery()
        => _byField.Where(field => field.Key is not null).Aggregate(
            CbQuery.All, (query, field) => query.And(FieldQuery.AnyOf(field.Key!, field.Select(filter => filter.Value), literal: true)));

    /// <summary>
    /// The field that finds exactly the value, or null. Values of text and times are counted whole, by day or by month, and found by words
    /// or to the second; an hour is counted and not found at all.
    /// </summary>
    private static string? SearchedField(FacetFilter filter, FieldCatalog catalog)
    {
        if (!QuerySyntaxFacts.IsFieldName(filter.Field) || string.IsNullOrWhiteSpace(filter.Value))
            return null;
        return catalog.Find(filter.Field) switch
        {
            // A whole path ends in no other one, and a user with a domain in no other user.
            { Name: "path_full" } => "path",
            { Name: "username_full" } when filter.Value.IndexOf('\\') > 0 => "username",
            { IsSearchable: false } or { Type: FieldType.DateTime or FieldType.Text or FieldType.CommandLine } => null,
            { IsFamily: false } field => field.Name,
            _ => filter.Field,
        };
    }
}
