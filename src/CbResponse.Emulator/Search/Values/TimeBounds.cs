using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>A stretch of time. Both ends belong to it.</summary>
internal readonly record struct TimeBounds(DateTime From, DateTime To)
{
    public bool Contains(DateTime time) => time >= From && time <= To;

    /// <summary>
    /// The meaning of a value (edr-api.md 2.2): a day or a moment stands for the 24 hours that begin with it. In a range
    /// a day stands for its midnight at both ends, since that is what the parser's echo in <c>terms</c> shows.
    /// </summary>
    public static TimeBounds? Read(QueryValue value, DateTime now) => value switch
    {
        WordValue { HasWildcard: false } word => Day(word.Text),
        PhraseValue phrase => Day(phrase.Text),
        RelativeTimeValue relative => new TimeBounds(QueryDate.Before(now, relative), now),
        RangeValue range => Between(range, now),
        _ => null,
    };

    private static TimeBounds? Day(string text)
        => QueryDate.TryRead(text, out DateTime time) && time < DateTime.MaxValue.AddDays(-1)
            ? new TimeBounds(time, time.AddDays(1).AddTicks(-1))
            : null;

    private static TimeBounds? Between(RangeValue range, DateTime now)
    {
        DateTime from = DateTime.MinValue;
        DateTime to = DateTime.MaxValue;
        if (range.Lower is not null && !QueryDate.TryRead(range.Lower, now, out from))
            return null;
        if (range.Upper is not null && !QueryDate.TryRead(range.Upper, now, out to))
            return null;
        return new TimeBounds(from, to);
    }
}
