namespace CbResponse;

/// <summary>A part of a text that a query matched.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">How many characters.</param>
public readonly record struct TextMatch(int Start, int Length);
