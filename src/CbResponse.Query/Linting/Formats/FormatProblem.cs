namespace CbResponse.Query;

/// <summary>Why a field can never hold a value.</summary>
/// <param name="Message">What is wrong, without a full stop.</param>
/// <param name="Suggestion">What to write instead.</param>
/// <param name="Replacement">The value as query text, where nothing else can be meant.</param>
internal sealed record FormatProblem(string Message, string? Suggestion, string? Replacement = null);
