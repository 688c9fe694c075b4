namespace CbResponse.Emulator;

/// <summary>A field that holds any number of texts.</summary>
internal sealed class ManyTexts<T>(Func<T, IEnumerable<string>> read) : TextSource<T>
{
    public override bool Exists(T item) => read(item).Any();

    public override bool Any(T item, TextMatcher matcher)
    {
        foreach (string value in read(item))
        {
            if (matcher.Matches(value))
                return true;
        }

        return false;
    }

    public override IEnumerable<string> Texts(T item) => read(item).Distinct();
}
