namespace CbResponse.Query;

/// <summary>A filter by an exact value of a field. Filters of one field are alternatives, different fields must all match.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Value">The value.</param>
public sealed record FacetFilter(string Field, string Value);
