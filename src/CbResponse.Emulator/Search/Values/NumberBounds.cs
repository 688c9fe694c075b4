using System.Globalization;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>A stretch of whole numbers. Both ends belong to it.</summary>
internal readonly record struct NumberBounds(long From, long To)
{
    public bool Contains(long number) => number >= From && number <= To;

    /// <summary>Null when the value is no number.</summary>
    public static NumberBounds? Read(QueryValue value) => value switch
    {
        WordValue word when TryRead(word.Text, out long number) => new NumberBounds(number, number),
        PhraseValue phrase when TryRead(phrase.Text, out long number) => new NumberBounds(number, number),
        RangeValue range => Between(range),
        _ => null,
    };

    private static NumberBounds? Between(RangeValue range)
    {
        long from = long.MinValue;
        long to = long.MaxValue;
        if ((range.Lower is not null && !TryRead(range.Lower, out from)) || (range.Upper is not null && !TryRead(range.Upper, out to)))
            return null;
        return new NumberBounds(from, to);
    }

    private static bool TryRead(string text, out long number)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
