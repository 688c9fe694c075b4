namespace CbResponse.Emulator;

/// <summary>Decides whether a text is what a query asks for, and which part of it.</summary>
internal abstract class TextMatcher
{
    private Verdicts.Book<string>? _verdicts;

    public abstract bool Matches(string value);

    /// <summary>The part of the value that matches, for highlighting, or null.</summary>
    public virtual (int Start, int Length)? Locate(string value) => Matches(value) ? (0, value.Length) : null;

    /// <summary>Which texts of a vocabulary match. An empty one stands for none, such as the domain of a connection to an address.</summary>
    public Verdicts Over(Vocabulary<string> vocabulary)
        => (_verdicts ??= new Verdicts.Book<string>(text => text.Length > 0 && Matches(text))).Over(vocabulary);
}
