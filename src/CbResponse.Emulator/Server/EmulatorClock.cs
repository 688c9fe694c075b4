namespace CbResponse.Emulator;

/// <summary>The server's clock: it runs like the real one, and can be set.</summary>
internal sealed class EmulatorClock
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _offsetAtStart;
    private long _offsetTicks;

    /// <param name="time">What keeps the time.</param>
    /// <param name="start">What the clock shows now; null for the current time.</param>
    public EmulatorClock(TimeProvider time, DateTime? start)
    {
        _time = time;
        _offsetAtStart = start is { } moment ? moment - time.GetUtcNow().UtcDateTime : TimeSpan.Zero;
        Reset();
    }

    public DateTime Now => _time.GetUtcNow().UtcDateTime.AddTicks(Interlocked.Read(ref _offsetTicks));

    public void Set(DateTime now) => Interlocked.Exchange(ref _offsetTicks, (now - _time.GetUtcNow().UtcDateTime).Ticks);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _offsetTicks, time.Ticks);

    public void Reset() => Interlocked.Exchange(ref _offsetTicks, _offsetAtStart.Ticks);
}
