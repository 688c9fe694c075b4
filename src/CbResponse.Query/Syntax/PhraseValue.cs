namespace CbResponse.Query;

/// <summary>A value in double quotes. Nothing in it is an operator, a negation or a wildcard.</summary>
/// <param name="Text">The text without quotes and escapes.</param>
public sealed record PhraseValue(string Text) : QueryValue
{
    /// <summary>The text without quotes and escapes.</summary>
    public string Text { get; } = Text ?? throw new ArgumentNullException(nameof(Text));
}
