namespace CbResponse;

/// <summary>Time, as something that tests can move.</summary>
public interface IClock
{
    /// <summary>The present moment in UTC.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Waits.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="cancellationToken">Ends the wait early, with an <see cref="OperationCanceledException"/>.</param>
    Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Makes a timer that is not running yet.</summary>
    /// <param name="onElapsed">Called once each time the timer runs out, on any thread.</param>
    IClockTimer CreateTimer(Action onElapsed);
}
