namespace CbResponse.Query;

/// <summary>What a suggestion is.</summary>
public enum QuerySuggestionKind
{
    /// <summary>The name of a field, with its colon.</summary>
    Field,

    /// <summary>A value of a field.</summary>
    Value,

    /// <summary><c>and</c> or <c>or</c>.</summary>
    Operator,
}
