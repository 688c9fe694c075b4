using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>A field that holds one number with decimals or none.</summary>
internal sealed class DecimalSource<T>(Func<T, double?> read) : FieldSource<T>
{
    public override bool Exists(T item) => read(item) is not null;

    public bool Any(T item, NumberBounds<double> bounds) => read(item) is { } value && bounds.Contains(value);

    public override IEnumerable<string> Texts(T item)
        => read(item) is { } value ? [value.ToString(CultureInfo.InvariantCulture)] : [];

    public override long? SortNumber(T item) => read(item) is { } value ? Ordered(value) : long.MinValue;

    /// <summary>A whole number with the same place in the order: the bits of negative numbers run the other way.</summary>
    private static long Ordered(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return bits >= 0 ? bits : ~(bits & long.MaxValue);
    }
}
