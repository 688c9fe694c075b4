namespace CbResponse.Emulator;

/// <summary>Decides whether a text is what a query asks for, and which part of it.</summary>
internal abstract class TextMatcher
{
    private Verdicts.Book<string>? _verdicts;

    public abstract bool Matches(string value);

    /// <summary>The part of the value that matches, for highlighting, or null.</summary>
    public virtual (int Start, int Length)? Locate(string value) => Matches(value) ? (0, value.Length) : null;

    /// <summary>Which texts of a vocabulary match.</summary>
    public Verdicts Over(Vocabulary<string> vocabulary) => (_verdicts ??= new Verdicts.Book<string>(Matches)).Over(vocabulary);
}
