namespace CbResponse.Emulator;

/// <summary>A field that holds one moment or none.</summary>
internal sealed class TimeSource<T>(Func<T, DateTime?> read) : FieldSource<T>
{
    public override bool Exists(T item) => read(item) is not null;

    public bool Any(T item, TimeBounds bounds) => read(item) is { } value && bounds.Contains(value);

    public override IEnumerable<string> Texts(T item) => read(item) is { } value ? [WireTime.Document(value)] : [];

    public override long? SortNumber(T item) => read(item)?.Ticks ?? long.MinValue;
}
