namespace CbResponse;

/// <summary>Parents, siblings and children of processes, remembered for a minute.</summary>
internal sealed class ProcessRelatives(CbClient client)
{
    /// <summary>Enough for the process and its parent, which comes along with every answer.</summary>
    private const int FewChildren = 1;

    /// <summary>As many children as are asked for at first, and then once more.</summary>
    private const int ManyChildren = 10_000;
    private const int MostChildren = 100_000;

    private readonly AnswerCache<KnownProcess> _processes = new(client.Connection.Clock);
    private readonly AnswerCache<ProcessSummary> _summaries = new(client.Connection.Clock, summary => 1 + summary.Children.Count + summary.Siblings.Count);

    /// <summary>
    /// A process as a whole. That the server has no document of it is an answer too, and is remembered: the walk from a second child
    /// of a process that aged out would else ask for it again.
    /// </summary>
    public Task<KnownProcess> FindAsync(string id, ICallObserver? observer, CancellationToken cancellationToken)
        => _processes.GetAsync(id, token => ReadAsync(id, observer, token), cancellationToken);

    /// <summary>
    /// The parent of a process. An answer about a process brings its parent along, so that a walk upwards sends a request for every
    /// second generation.
    /// </summary>
    public async Task<ParentLink> FindParentAsync(Process process, ICallObserver? observer, CancellationToken cancellationToken)
    {
        if (!ParentLink.IsToldBy(process) && process.Id is { } own)
        {
            // Rows of a search may leave the parent out; the process itself tells it.
            process = (await FindAsync(own, observer, cancellationToken).ConfigureAwait(false)).Document ?? process;
        }

        if (ParentLink.IdOf(process) is not { } id)
            return default;
        if (process.Id is { } child && _processes.TryGet(child, out KnownProcess? known) && known.Parent is { } parent && IsSame(parent.Id, id))
            return new ParentLink(id, parent);
        return new ParentLink(id, (await FindAsync(id, observer, cancellationToken).ConfigureAwait(false)).Document);
    }

    /// <summary>A process with all its children, asked for anew. What it brings along is remembered.</summary>
    /// <exception cref="CbServerException">No such process: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<ProcessSummary> ReadSummaryAsync(string id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ProcessId process = ProcessId.Parse(id)!;
        ProcessSummary summary = await client.Processes
            .GetSummaryAsync(process, segment: null, ManyChildren, observer, cancellationToken).ConfigureAwait(false);
        if (summary.Children.Count >= ManyChildren)
            summary = await client.Processes.GetSummaryAsync(process, segment: null, MostChildren, observer, cancellationToken).ConfigureAwait(false);
        _processes.Put(id, new KnownProcess(summary.Process, summary.Parent));
        _summaries.Put(id, summary);
        return summary;
    }

    public async Task<IReadOnlyList<Process>> GetChildrenAsync(Process process, ICallObserver? observer, CancellationToken cancellationToken)
        => Find(process) is { } id ? (await RecallSummaryAsync(id, observer, cancellationToken).ConfigureAwait(false)).Children : [];

    /// <summary>
    /// The other children of the parent. A process's own answer would list 15 of them at most; that list is taken only when the parent
    /// has no document any more.
    /// </summary>
    public async Task<IReadOnlyList<Process>> GetSiblingsAsync(Process process, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ParentLink parent = await FindParentAsync(process, observer, cancellationToken).ConfigureAwait(false);
        if (parent.Document is null)
            return Find(process) is { } own ? (await RecallSummaryAsync(own, observer, cancellationToken).ConfigureAwait(false)).Siblings : [];
        ProcessSummary summary = await RecallSummaryAsync(parent.Id!, observer, cancellationToken).ConfigureAwait(false);
        return [.. summary.Children.Where(child => !IsSame(child.Id, process.Id))];
    }

    /// <summary>Whether a list of children may have been cut by the server.</summary>
    public static bool MayBeCut(ProcessSummary summary) => summary.Children.Count >= MostChildren;

    private Task<ProcessSummary> RecallSummaryAsync(string id, ICallObserver? observer, CancellationToken cancellationToken)
        => _summaries.GetAsync(id, token => ReadSummaryAsync(id, observer, token), cancellationToken);

    private async Task<KnownProcess> ReadAsync(string id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        if (ProcessId.Parse(id) is not { IsPlaceholder: false } process)
            return new KnownProcess(null, null);
        try
        {
            ProcessSummary summary = await client.Processes
                .GetSummaryAsync(process, segment: null, FewChildren, observer, cancellationToken).ConfigureAwait(false);
            return new KnownProcess(summary.Process, summary.Parent);
        }
        catch (CbServerException e) when (e.Kind == CbErrorKind.ObjectNotFound)
        {
            return new KnownProcess(null, null);
        }
    }

    /// <summary>The identifier by which the server can be asked for the relatives of a process; null when there are none to ask for.</summary>
    private static string? Find(Process process)
        => process.IsSuppressed == true || ProcessId.Parse(process.Id) is not { IsPlaceholder: false } id ? null : id.Id;

    private static bool IsSame(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
