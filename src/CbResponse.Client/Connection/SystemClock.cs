namespace CbResponse;

/// <summary>The machine's clock.</summary>
public sealed class SystemClock : IClock
{
    /// <summary>The one instance.</summary>
    public static readonly SystemClock Instance = new();

    private SystemClock()
    {
    }

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, cancellationToken);

    /// <inheritdoc/>
    public IClockTimer CreateTimer(Action onElapsed) => new SystemTimer(onElapsed);

    private sealed class SystemTimer : IClockTimer
    {
        private readonly Timer _timer;

        public SystemTimer(Action onElapsed)
        {
            _timer = new Timer(static action => ((Action)action!)(), onElapsed, Timeout.Infinite, Timeout.Infinite);
        }

        public void Restart(TimeSpan dueTime) => _timer.Change(dueTime, Timeout.InfiniteTimeSpan);

        public void Stop() => _timer.Change(Timeout.Infinite, Timeout.Infinite);

        public void Dispose() => _timer.Dispose();
    }
}
