using System.Globalization;
using System.Numerics;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>A stretch of numbers, whole or with decimals. Both ends belong to it.</summary>
internal readonly record struct NumberBounds<TNumber>(TNumber From, TNumber To)
    where TNumber : struct, INumber<TNumber>, IMinMaxValue<TNumber>
{
    public bool Contains(TNumber number) => number >= From && number <= To;

    /// <summary>Null when the value is no number.</summary>
    public static NumberBounds<TNumber>? Read(QueryValue value) => value switch
    {
        WordValue word when TryRead(word.Text, out TNumber number) => new NumberBounds<TNumber>(number, number),
        PhraseValue phrase when TryRead(phrase.Text, out TNumber number) => new NumberBounds<TNumber>(number, number),
        RangeValue range => Between(range),
        _ => null,
    };

    private static NumberBounds<TNumber>? Between(RangeValue range)
    {
        TNumber from = TNumber.MinValue;
        TNumber to = TNumber.MaxValue;
        if ((range.Lower is not null && !TryRead(range.Lower, out from)) || (range.Upper is not null && !TryRead(range.Upper, out to)))
            return null;
        return new NumberBounds<TNumber>(from, to);
    }

    private static bool TryRead(string text, out TNumber number)
    {
        NumberStyles style = default(TNumber) is double ? NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint : NumberStyles.AllowLeadingSign;
        return TNumber.TryParse(text, style, CultureInfo.InvariantCulture, out number);
    }
}
