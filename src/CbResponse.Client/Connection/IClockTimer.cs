namespace CbResponse;

/// <summary>A timer of an <see cref="IClock"/>. Disposing it stops it.</summary>
public interface IClockTimer : IDisposable
{
    /// <summary>Starts the timer, or starts it over.</summary>
    void Restart(TimeSpan dueTime);

    /// <summary>Stops the timer.</summary>
    void Stop();
}
