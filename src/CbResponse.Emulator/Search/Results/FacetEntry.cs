namespace CbResponse.Emulator;

/// <summary>A value of a field and how often it occurs.</summary>
/// <param name="Name">The value.</param>
/// <param name="Count">Its occurrences.</param>
/// <param name="Percent">Its share of the most frequent value, in percent.</param>
/// <param name="Ratio">Its share of all values, in percent with one decimal.</param>
internal sealed record FacetEntry(string Name, int Count, double Percent, string Ratio);
