namespace CbResponse.Client.Tests;

/// <summary>A clock that stands still until a test moves it. Waits are over at once, and move it, unless they are held.</summary>
internal sealed class ManualClock : IClock
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<TimeSpan> _delays = [];
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = new(2024, 3, 5, 6, 7, 8, TimeSpan.Zero);

    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_lock)
                return _now;
        }
    }

    /// <summary>Whether waits last until they are cancelled.</summary>
    public bool HoldsDelays { get; set; }

    /// <summary>Done when a wait that is held has begun.</summary>
    public Task DelayHeld => _held.Task;

    /// <summary>The waits so far.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_lock)
                return [.. _delays];
        }
    }

    /// <summary>Timers that run now.</summary>
    public int RunningTimers
    {
        get
        {
            lock (_lock)
                return _timers.Count(timer => timer.DueTime is not null);
        }
    }

    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            _delays.Add(delay);
        if (HoldsDelays)
        {
            _held.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        Advance(delay);
    }

    public IClockTimer CreateTimer(Action onElapsed)
    {
        ManualTimer timer = new(this, onElapsed);
        lock (_lock)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Moves the clock, and runs what is due.</summary>
    public void Advance(TimeSpan time)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += time;
            due = [.. _timers.Where(timer => timer.DueTime <= _now)];
            foreach (ManualTimer timer in due)
                timer.DueTime = null;
        }

        foreach (ManualTimer timer in due)
            timer.Elapse();
    }

    /// <summary>Runs all timers there ever were, as a system may that had begun to when they were disposed.</summary>
    public void ElapseLate()
    {
        ManualTimer[] timers;
        lock (_lock)
            timers = [.. _timers];
        foreach (ManualTimer timer in timers)
            timer.Elapse();
    }

    private sealed class ManualTimer(ManualClock clock, Action onElapsed) : IClockTimer
    {
        public DateTimeOffset? DueTime { get; set; }

        public void Restart(TimeSpan dueTime)
        {
            lock (clock._lock)
                DueTime = clock._now + dueTime;
        }

        public void Stop()
        {
            lock (clock._lock)
                DueTime = null;
        }

        public void Dispose() => Stop();

        public void Elapse() => onElapsed();
    }
}
