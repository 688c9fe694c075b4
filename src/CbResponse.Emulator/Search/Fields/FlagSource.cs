namespace CbResponse.Emulator;

/// <summary>A field that is true, false or missing.</summary>
internal sealed class FlagSource<T>(Func<T, bool?> read) : FieldSource<T>
{
    public override bool Exists(T item) => read(item) is not null;

    public bool Is(T item, bool wanted) => read(item) == wanted;

    public override IEnumerable<string> Texts(T item) => read(item) is { } value ? [value ? "true" : "false"] : [];

    public override long? SortNumber(T item) => read(item) is { } value ? Convert.ToInt64(value) : long.MinValue;
}
