using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>Picks the alerts about given processes out of what a search finds: servers cannot select by process (edr-api.md 2.4).</summary>
internal sealed class ProcessAlerts
{
    private readonly HashSet<string> _processes;
    private readonly SearchRange _range;

    public ProcessAlerts(AlertSearch search)
    {
        _processes = new(search.ProcessIds, StringComparer.OrdinalIgnoreCase);
        _range = search.Range;
    }

    /// <summary>What must be read of a search: which rows belong to a range shows only when all before are read.</summary>
    public static SearchRange ToRead(AlertSearch search) => new() { PageSize = search.Range.PageSize };

    /// <summary>The alerts about the processes, as far as the range wants them.</summary>
    public async IAsyncEnumerable<List<Alert>> SelectAsync(
        IAsyncEnumerable<List<Alert>> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RowRange range = new(_range);
        if (range.IsDone)
            yield break;
        await foreach (List<Alert> batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            List<Alert> kept = batch.FindAll(IsMatch);
            range.Trim(kept);
            if (kept.Count > 0)
                yield return kept;
            if (range.IsDone)
                yield break;
        }
    }

    /// <summary>How many alerts are about the processes.</summary>
    public async Task<long> CountAsync(IAsyncEnumerable<List<Alert>> batches, CancellationToken cancellationToken)
    {
        long count = 0;
        await foreach (List<Alert> batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            count += batch.FindAll(IsMatch).Count;
        return count;
    }

    private bool IsMatch(Alert alert) => alert.ProcessId is { } process && _processes.Contains(process);
}
