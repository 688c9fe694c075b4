namespace CbResponse.Query;

/// <summary>Something that may be written at a place of a query.</summary>
/// <param name="Text">What to write; ready to stand in the query, in quotes where it needs them.</param>
/// <param name="Start">Index of the first character that it replaces.</param>
/// <param name="Length">How many characters it replaces.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Description">What it means, in one sentence.</param>
public sealed record QuerySuggestion(string Text, int Start, int Length, QuerySuggestionKind Kind, string Description);
