using System.Globalization;

namespace CbResponse.Query;

/// <summary>A stretch of numbers, or of times as ticks. Both ends belong to it.</summary>
internal sealed record ValueInterval(decimal From, decimal To)
{
    public bool IsEmpty => From > To;

    public ValueInterval And(ValueInterval other) => new(Math.Max(From, other.From), Math.Min(To, other.To));

    /// <summary>What a value stands for in a field of numbers or times; null when it is neither, or counts from now.</summary>
    public static ValueInterval? Of(QueryValue value, FieldType type) => value switch
    {
        WordValue word => Of(word.Text, type),
        PhraseValue phrase => Of(phrase.Text, type),
        RangeValue range => Of(range, type),
        _ => null,
    };

    /// <summary>A range, reversed or not. Its ends are moments: only a day stands for more.</summary>
    public static ValueInterval? Of(RangeValue range, FieldType type)
    {
        ValueInterval? lower = range.Lower is null ? new(decimal.MinValue, decimal.MinValue) : End(range.Lower, type);
        ValueInterval? upper = range.Upper is null ? new(decimal.MaxValue, decimal.MaxValue) : End(range.Upper, type);
        return lower is null || upper is null ? null : new ValueInterval(lower.From, upper.To);
    }

    private static ValueInterval? Of(string text, FieldType type)
    {
        if (type != FieldType.DateTime)
            return Number(text, type);
        return QueryTime.TryRead(text, out DateTime time) ? Ticks(time, TimeSpan.TicksPerDay) : null;
    }

    private static ValueInterval? End(string text, FieldType type)
    {
        if (type != FieldType.DateTime)
            return Number(text, type);
        return QueryTime.TryRead(text, out DateTime time) ? Ticks(time, QueryTime.IsDay(text) ? TimeSpan.TicksPerDay : 1) : null;
    }

    private static ValueInterval? Number(string text, FieldType type)
    {
        NumberStyles style = NumberStyles.AllowLeadingSign | (type == FieldType.Float ? NumberStyles.AllowDecimalPoint : NumberStyles.None);
        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out decimal number) ? new ValueInterval(number, number) : null;
    }

    private static ValueInterval Ticks(DateTime from, long length) => new(from.Ticks, (decimal)from.Ticks + length - 1);
}
