namespace CbResponse.Query;

/// <summary>An AND, and the field whose values it joins when it stands in a value group.</summary>
internal readonly record struct LintAnd(AndNode Node, string? Field);
