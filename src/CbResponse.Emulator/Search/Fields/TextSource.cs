namespace CbResponse.Emulator;

/// <summary>A field of text.</summary>
internal abstract class TextSource<T> : FieldSource<T>
{
    public abstract bool Any(T item, TextMatcher matcher);
}
