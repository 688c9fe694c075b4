namespace CbResponse;

/// <summary>
/// Waits until sensors have done what was asked of them: one loop asks after all that are left, a few at a time, and waits longer and
/// longer between, up to the time in which sensors check in.
/// </summary>
internal sealed class SensorWait(CbClient client, SensorAim aim, TimeSpan limit, ICallObserver? observer)
{
    /// <summary>Failures in a row after which a sensor is given up. Each has had its repeats already.</summary>
    private const int MostFailures = 3;

    private const double Growth = 1.5;

    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(60);

    /// <summary>What a request may still take that is under way when the time is over.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly IClock _clock = client.Connection.Clock;

    /// <summary>The outcomes, one for each sensor, as they arise.</summary>
    public IAsyncEnumerable<List<SensorWaitResult>> RunAsync(IReadOnlyCollection<Sensor> sensors, CancellationToken cancellationToken)
        => BatchStream.ReadAsync<SensorWaitResult>((queue, stop) => RunAsync(sensors, queue, stop), Math.Max(1, sensors.Count), cancellationToken);

    private async Task RunAsync(IReadOnlyCollection<Sensor> sensors, BatchQueue<SensorWaitResult> queue, CancellationToken cancellationToken)
    {
        DateTimeOffset deadline = _clock.UtcNow + limit;
        List<Waiting> left = [.. sensors.Select(sensor => new Waiting(sensor))];
        TimeSpan interval = FirstInterval;
        while (true)
        {
            TimeSpan remaining = deadline - _clock.UtcNow;
            List<SensorWaitResult> over = [.. left.Select(one => Judge(one, remaining <= TimeSpan.Zero)).OfType<SensorWaitResult>()];
            left.RemoveAll(one => over.Exists(result => ReferenceEquals(result.Sensor, one.Sensor)));
            if (over.Count > 0)
                await queue.AddAsync(over, cancellationToken).ConfigureAwait(false);
            observer?.OnProgress(sensors.Count - left.Count, sensors.Count);
            if (left.Count == 0)
                return;
            await _clock.DelayAsync(interval < remaining ? interval : remaining, cancellationToken).ConfigureAwait(false);
            interval = Next(interval, left);
            await AskAsync(left, deadline, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Next(TimeSpan interval, List<Waiting> left)
    {
        TimeSpan longest = LongestInterval;
        foreach (Waiting one in left)
        {
            TimeSpan? checkIn = one.Sensor.NextCheckinTime - one.Sensor.LastCheckinTime;
            if (checkIn > FirstInterval && checkIn < longest)
                longest = checkIn.Value;
        }

        TimeSpan grown = TimeSpan.FromTicks((long)(interval.Ticks * Growth));
        return grown < longest ? grown : longest;
    }

    private async Task AskAsync(List<Waiting> left, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using IClockTimer timer = _clock.CreateTimer(late.Cancel);
        TimeSpan most = deadline + Grace - _clock.UtcNow;
        timer.Restart(most > TimeSpan.Zero ? most : Grace);
        try
        {
            await BoundedWork.RunAsync(left, AskAsync, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The server is slower than there is time left: what is not known by now is pending.
            observer?.OnWarning(new CbWarning(CbWarningKind.PartMissing, "The server answered too late to say how the last sensors stand."));
        }
    }

    private async Task<bool> AskAsync(Waiting one, CancellationToken cancellationToken)
    {
        try
        {
            one.Sensor = await client.Sensors.GetAsync(one.Sensor.Id ?? 0, observer, cancellationToken).ConfigureAwait(false);
            client.Joins.Remember(one.Sensor);
            one.Failures = 0;
        }
        catch (CbException e) when (e.Kind == CbErrorKind.ObjectNotFound)
        {
            one.IsGone = true;
        }
        catch (CbException e) when (!e.EndsAll)
        {
            one.Failures++;
            one.Failure = e;
        }

        return true;
    }

    /// <summary>How the wait for a sensor has ended; null when it has not.</summary>
    private SensorWaitResult? Judge(Waiting one, bool isLate)
    {
        Sensor sensor = one.Sensor;
        if (one.IsGone || sensor.IsUninstalled == true)
            return new SensorWaitResult(SensorWaitOutcome.Vanished, sensor);
        if (one.Failures >= MostFailures)
            return new SensorWaitResult(SensorWaitOutcome.Failed, sensor, one.Failure);
        if (aim == SensorAim.Flushed)
            return sensor.EventLogFlushTime is null ? new SensorWaitResult(SensorWaitOutcome.Done, sensor) : Late(sensor, isLate);
        bool isIsolation = aim == SensorAim.Isolated;
        if ((sensor.IsIsolationRequested ?? false) != isIsolation)
        {
            return new SensorWaitResult(SensorWaitOutcome.Failed, sensor, new CbException(
                CbErrorKind.Conflict, $"While {sensor} was waited for, somebody else asked for the opposite: it is to be {(isIsolation ? "released" : "isolated")} now."));
        }

        return (sensor.IsIsolating ?? false) == isIsolation ? new SensorWaitResult(SensorWaitOutcome.Done, sensor) : Late(sensor, isLate);
    }

    private static SensorWaitResult? Late(Sensor sensor, bool isLate) => isLate ? new SensorWaitResult(SensorWaitOutcome.Pending, sensor) : null;

    private sealed class Waiting(Sensor sensor)
    {
        public Sensor Sensor { get; set; } = sensor;

        public bool IsGone { get; set; }

        public int Failures { get; set; }

        public CbException? Failure { get; set; }
    }
}
