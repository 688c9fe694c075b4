namespace CbResponse.Emulator;

/// <summary>A field that holds one text or none.</summary>
internal sealed class SingleText<T>(Func<T, string?> read) : TextSource<T>
{
    public override bool Exists(T item) => read(item) is not null;

    public override bool Any(T item, TextMatcher matcher) => read(item) is { } value && matcher.Matches(value);

    public override IEnumerable<string> Texts(T item) => read(item) is { } value ? [value] : [];

    public override void Count(T item, Dictionary<string, int> counts)
    {
        if (read(item) is { } value)
            Increment(counts, value);
    }

    public override string SortText(T item) => read(item) ?? string.Empty;
}
