using System.Globalization;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>A stretch of numbers with decimals. Both ends belong to it.</summary>
internal readonly record struct DecimalBounds(double From, double To)
{
    public bool Contains(double number) => number >= From && number <= To;

    /// <summary>Null when the value is no number.</summary>
    public static DecimalBounds? Read(QueryValue value) => value switch
    {
        WordValue word when TryRead(word.Text, out double number) => new DecimalBounds(number, number),
        PhraseValue phrase when TryRead(phrase.Text, out double number) => new DecimalBounds(number, number),
        RangeValue range => Between(range),
        _ => null,
    };

    private static DecimalBounds? Between(RangeValue range)
    {
        double from = double.NegativeInfinity;
        double to = double.PositiveInfinity;
        if ((range.Lower is not null && !TryRead(range.Lower, out from)) || (range.Upper is not null && !TryRead(range.Upper, out to)))
            return null;
        return new DecimalBounds(from, to);
    }

    private static bool TryRead(string text, out double number)
        => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
