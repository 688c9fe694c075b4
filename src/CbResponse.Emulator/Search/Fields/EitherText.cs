namespace CbResponse.Emulator;

/// <summary>A field that searches several others.</summary>
internal sealed class EitherText<T>(params TextSource<T>[] sources) : TextSource<T>
{
    public override bool Exists(T item) => Array.Exists(sources, source => source.Exists(item));

    public override bool Any(T item, TextMatcher matcher)
    {
        foreach (TextSource<T> source in sources)
        {
            if (source.Any(item, matcher))
                return true;
        }

        return false;
    }

    public override IEnumerable<string> Texts(T item) => sources.SelectMany(source => source.Texts(item)).Distinct();
}
