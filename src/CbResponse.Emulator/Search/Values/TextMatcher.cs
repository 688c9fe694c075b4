namespace CbResponse.Emulator;

/// <summary>Decides whether a text is what a query asks for, and which part of it.</summary>
internal abstract class TextMatcher
{
    public abstract bool Matches(string value);

    /// <summary>The part of the value that matches, for highlighting, or null.</summary>
    public virtual (int Start, int Length)? Locate(string value) => Matches(value) ? (0, value.Length) : null;
}
