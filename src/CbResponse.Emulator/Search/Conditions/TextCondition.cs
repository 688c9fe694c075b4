namespace CbResponse.Emulator;

/// <summary>A text of the field matches. It can show which, for highlighting.</summary>
internal sealed class TextCondition<T>(TextSource<T> source, TextMatcher matcher) : Condition<T>
{
    private const string Before = "PREPREPRE";
    private const string After = "POSTPOSTPOST";

    public override FieldCost Cost => source.Cost;

    public override bool Matches(T item) => source.Any(item, matcher);

    /// <summary>Each text that matches, with markers around the part that does.</summary>
    public IEnumerable<string> Highlight(T item)
    {
        foreach (string text in source.Texts(item))
        {
            if (matcher.Locate(text) is var (start, length))
                yield return $"{text.AsSpan(0, start)}{Before}{text.AsSpan(start, length)}{After}{text.AsSpan(start + length)}";
        }
    }
}
