using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Changes alerts block by block, and reads them back. Searches show a change only once the server's index has it, about half a minute
/// later: blocks are looked at when they are that old, or when many wait, so that of any number of alerts only the last ones are held, and
/// those that the server is late with.
/// </summary>
public sealed class AlertTriage
{
    /// <summary>After this an index usually has a change (edr-api.md 5.3).</summary>
    internal static readonly TimeSpan UsualDelay = TimeSpan.FromSeconds(30);

    /// <summary>Blocks that wait to be looked at, at most.</summary>
    internal const int MostWaiting = 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly AlertClient _alerts;
    private readonly IClock _clock;
    private readonly AlertChange _change;
    private readonly TimeSpan _wait;
    private readonly Queue<(DateTimeOffset Sent, IReadOnlyList<string> Ids)> _sent = new();
    private readonly List<string> _late = [];
    private DateTimeOffset _lastSent;

    internal AlertTriage(AlertClient alerts, IClock clock, AlertChange change, TimeSpan wait)
    {
        _alerts = alerts;
        _clock = clock;
        _change = change;
        _wait = wait;
    }

    /// <summary>Alerts that were changed and have no outcome yet: what is left when reading back fails.</summary>
    public IReadOnlyList<string> Open => [.. _sent.SelectMany(block => block.Ids), .. _late];

    /// <summary>Changes a block of alerts, and looks at blocks that were changed long enough ago. A look that fails is taken again in the end.</summary>
    /// <param name="ids">At most <see cref="AlertClient.AlertsOfRequest"/> identifiers.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What has become certain meanwhile, of earlier blocks.</returns>
    /// <exception cref="CbException">The change failed: none of these alerts counts as changed. Earlier ones are looked at by <see cref="FinishAsync"/>.</exception>
    public async Task<IReadOnlyList<AlertOutcome>> ChangeAsync(
        IReadOnlyList<string> ids, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        await _alerts.ChangeAsync(ids, _change, observer, cancellationToken).ConfigureAwait(false);
        _lastSent = _clock.UtcNow;
        _sent.Enqueue((_lastSent, ids));
        List<AlertOutcome> certain = [];
        while (_sent.Count > 0 && (_sent.Count > MostWaiting || _clock.UtcNow - _sent.Peek().Sent >= UsualDelay))
        {
            try
            {
                certain.AddRange(await LookAsync(_sent.Dequeue().Ids, observer, cancellationToken).ConfigureAwait(false));
            }
            catch (CbException)
            {
                // It is no failure of this block, which the server has taken.
                break;
            }
        }

        return certain;
    }

    /// <summary>Looks at all other alerts that were changed, again and again until they show it or the time is up.</summary>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One outcome for each. What is not confirmed comes last.</returns>
    /// <exception cref="CbException">They cannot be read back: those that have no outcome are <see cref="Open"/>.</exception>
    public async IAsyncEnumerable<IReadOnlyList<AlertOutcome>> FinishAsync(
        ICallObserver? observer = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (_sent.Count > 0)
            yield return await LookAsync(_sent.Dequeue().Ids, observer, cancellationToken).ConfigureAwait(false);
        for (TimeSpan pause = FirstPause; _late.Count > 0; pause = Shorter(pause + pause, LongestPause))
        {
            TimeSpan left = _lastSent + _wait - _clock.UtcNow;
            if (left <= TimeSpan.Zero)
                break;
            await _clock.DelayAsync(Shorter(pause, left), cancellationToken).ConfigureAwait(false);
            List<string> again = [.. _late];
            _late.Clear();
            yield return await LookAsync(again, observer, cancellationToken).ConfigureAwait(false);
        }

        yield return [.. _late.Select(id => new AlertOutcome(id, AlertOutcomeState.NotShown))];
        _late.Clear();
    }

    /// <summary>Looks once. Alerts that do not show the change, or cannot be looked at, are put aside.</summary>
    private async Task<IReadOnlyList<AlertOutcome>> LookAsync(IReadOnlyList<string> ids, ICallObserver? observer, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, Alert> found;
        try
        {
            found = await _alerts.FindAsync(ids, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbException)
        {
            _late.AddRange(ids);
            throw;
        }

        List<AlertOutcome> certain = [];
        foreach (string id in ids)
        {
            if (!found.TryGetValue(id, out Alert? alert))
                certain.Add(new AlertOutcome(id, AlertOutcomeState.Unknown));
            else if (_change.IsIn(alert))
                certain.Add(new AlertOutcome(id, AlertOutcomeState.Confirmed, alert));
            else
                _late.Add(id);
        }

        return certain;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
