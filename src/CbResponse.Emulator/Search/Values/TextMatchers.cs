using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>Chooses how a text is matched: by the field's type and by how the value is written (edr-api.md 2.1).</summary>
internal static class TextMatchers
{
    /// <summary>Null when the value can match nothing in a field of that type.</summary>
    public static TextMatcher? For(FieldType type, QueryValue value) => value switch
    {
        WordValue { HasWildcard: true } word => Pattern(type, word.Text),
        WordValue word => Word(type, word.Text),
        PhraseValue phrase => Phrase(type, phrase.Text),
        RelativeTimeValue relative => Word(type, relative.ToString()),
        RangeValue range => new KeywordRangeMatcher(range.Lower, range.Upper),
        _ => null,
    };

    private static TextMatcher? Word(FieldType type, string text) => type switch
    {
        FieldType.Path => new PathMatcher(text),
        FieldType.CommandLine => new CommandLineMatcher(text),
        FieldType.Text => new TextWordsMatcher(text),
        FieldType.Domain => Domain(text),
        FieldType.Md5 => Hash(text, 32),
        FieldType.Sha256 => Hash(text, 64),
        _ => new KeywordMatcher(text),
    };

    private static TextMatcher? Phrase(FieldType type, string text) => type switch
    {
        FieldType.CommandLine => new CommandLinePhraseMatcher(text),
        FieldType.Text => new TextPhraseMatcher(text),
        _ => text.Length == 0 ? null : Word(type, text),
    };

    private static TextMatcher? Pattern(FieldType type, string pattern) => type switch
    {
        FieldType.Path => new PathPatternMatcher(pattern),
        FieldType.CommandLine => new CommandLinePatternMatcher(pattern),
        FieldType.Text => new TextWordsMatcher(pattern),
        FieldType.Domain => Domain(pattern),
        _ => new KeywordPatternMatcher(pattern),
    };

    private static DomainMatcher? Domain(string text) => text.Trim('.').Length == 0 ? null : new DomainMatcher(text);

    /// <summary>What is no hash cannot be found, so a bare word costs nothing in the many hash fields.</summary>
    private static KeywordMatcher? Hash(string text, int digits)
        => text.Length == digits && text.All(char.IsAsciiHexDigit) ? new KeywordMatcher(text) : null;
}
