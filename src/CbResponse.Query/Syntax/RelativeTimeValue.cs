namespace CbResponse.Query;

/// <summary><c>-24h</c>: from that long ago until now. On a field that holds no time it is plain text.</summary>
public sealed record RelativeTimeValue : QueryValue
{
    /// <summary>Makes a relative time.</summary>
    /// <param name="amount">How many units, 0 or more.</param>
    /// <param name="unit"><c>h</c>, <c>m</c> or <c>s</c>: the server knows no others.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative amount or an unknown unit.</exception>
    public RelativeTimeValue(long amount, char unit)
    {
        if (amount < 0)
            throw new ArgumentOutOfRangeException(nameof(amount));
        if (unit is not ('h' or 'm' or 's'))
            throw new ArgumentOutOfRangeException(nameof(unit));
        Amount = amount;
        Unit = unit;
    }

    /// <summary>How many units.</summary>
    public long Amount { get; }

    /// <summary><c>h</c> hours, <c>m</c> minutes or <c>s</c> seconds.</summary>
    public char Unit { get; }

    /// <summary>The length of time; <see cref="TimeSpan.MaxValue"/> when it is longer than that.</summary>
    public TimeSpan Duration
    {
        get
        {
            long ticks = Unit switch { 'h' => TimeSpan.TicksPerHour, 'm' => TimeSpan.TicksPerMinute, _ => TimeSpan.TicksPerSecond };
            return Amount > TimeSpan.MaxValue.Ticks / ticks ? TimeSpan.MaxValue : TimeSpan.FromTicks(Amount * ticks);
        }
    }
}
