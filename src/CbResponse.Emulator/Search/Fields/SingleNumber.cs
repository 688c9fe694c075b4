using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>A field that holds one whole number or none.</summary>
internal sealed class SingleNumber<T>(Func<T, long?> read) : NumberSource<T>
{
    public override bool Exists(T item) => read(item) is not null;

    public override bool Any(T item, NumberBounds<long> bounds) => read(item) is { } value && bounds.Contains(value);

    public override IEnumerable<string> Texts(T item)
        => read(item) is { } value ? [value.ToString(CultureInfo.InvariantCulture)] : [];

    public override long? SortNumber(T item) => read(item) ?? long.MinValue;
}
