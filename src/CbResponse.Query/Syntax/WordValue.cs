namespace CbResponse.Query;

/// <summary>A word without quotes. Every <c>*</c> in it stands for any run of characters.</summary>
public sealed record WordValue : QueryValue
{
    /// <summary>Makes a word.</summary>
    /// <param name="text">The text without escapes.</param>
    /// <exception cref="ArgumentException">The text is empty, <c>*</c> alone, an operator, or begins like a range.</exception>
    public WordValue(string text)
    {
        if (!QuerySyntaxFacts.IsWord(text))
            throw new ArgumentException($"'{text}' cannot stand without quotes; use a phrase.", nameof(text));
        Text = text;
    }

    /// <summary>The text with escapes removed.</summary>
    public string Text { get; }

    /// <summary>Whether the word holds a wildcard.</summary>
    public bool HasWildcard => Text.IndexOf('*') >= 0;
}
