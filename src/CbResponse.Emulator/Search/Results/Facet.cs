namespace CbResponse.Emulator;

/// <summary>The most frequent values of one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsNumber">Whether the values are written as numbers.</param>
/// <param name="Entries">The values, the most frequent first.</param>
internal sealed record Facet(string Field, bool IsNumber, IReadOnlyList<FacetEntry> Entries);
