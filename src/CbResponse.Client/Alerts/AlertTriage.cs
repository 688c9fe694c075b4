using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace CbResponse;

/// <summary>
/// Changes alerts block by block, and reads them back. Searches show a change only once the server's index has it, about half a minute
/// later: blocks are looked at when they are that old, or when many wait, so that of any number of alerts only the last ones are held, and
/// those that the server is late with. That alerts cannot be looked at undoes no change: they are looked at again, as those that are late.
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
    private CbException? _failure;

    internal AlertTriage(AlertClient alerts, IClock clock, AlertChange change, TimeSpan wait)
    {
        _alerts = alerts;
        _clock = clock;
        _change = change;
        _wait = wait;
    }

    /// <summary>Whether every later look would fail as the last one did.</summary>
    private bool IsHopeless => _failure is { Kind: CbErrorKind.PermissionDenied } or { EndsAll: true };

    /// <summary>Changes a block of alerts, and looks at blocks that were changed long enough ago.</summary>
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
            certain.AddRange(await LookAsync(_sent.Dequeue().Ids, observer, cancellationToken).ConfigureAwait(false));
        return certain;
    }

    /// <summary>Looks at all other alerts that were changed, again and again until they show it or the time is up.</summary>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One outcome for each. What is not confirmed comes last.</returns>
    /// <exception cref="CbException">Thrown behind the last outcome: alerts among those that are not confirmed could not be looked at.</exception>
    public async IAsyncEnumerable<IReadOnlyList<AlertOutcome>> FinishAsync(
        ICallObserver? observer = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (_sent.Count > 0)
            yield return await LookAsync(_sent.Dequeue().Ids, observer, cancellationToken).ConfigureAwait(false);
        for (TimeSpan pause = FirstPause; _late.Count > 0 && !IsHopeless; pause = Shorter(pause + pause, LongestPause))
        {
            TimeSpan left = _lastSent + _wait - _clock.UtcNow;
            if (left <= TimeSpan.Zero)
                break;
            await _clock.DelayAsync(Shorter(pause, left), cancellationToken).ConfigureAwait(false);
            List<string> again = [.. _late];
            _late.Clear();
            _failure = null;
            yield return await LookAsync(again, observer, cancellationToken).ConfigureAwait(false);
        }

        yield return [.. _late.Select(id => new AlertOutcome(id, AlertOutcomeState.NotShown))];
        _late.Clear();
        if (_failure is not null)
            ExceptionDispatchInfo.Capture(_failure).Throw();
    }

    /// <summary>Looks once. Alerts that do not show the change, or cannot be looked at, are put aside.</summary>
    private async Task<IReadOnlyList<AlertOutcome>> LookAsync(IReadOnlyList<string> ids, ICallObserver? observer, CancellationToken cancellationToken)
    {
        if (await TryFindAsync(ids, observer, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            _late.AddRange(ids);
            return [];
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

    private async Task<IReadOnlyDictionary<string, Alert>?> TryFindAsync(IReadOnlyList<string> ids, ICallObserver? observer, CancellationToken cancellationToken)
    {
        if (IsHopeless)
            return null;
        try
        {
            return await _alerts.FindAsync(ids, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbException e)
        {
            _failure = e;
            return null;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
