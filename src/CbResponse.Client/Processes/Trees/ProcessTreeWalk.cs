namespace CbResponse;

/// <summary>Builds the tree of one process: up generation by generation, down level by level, several requests at once.</summary>
internal sealed class ProcessTreeWalk(CbClient client, ProcessTreeScope scope, ICallObserver? observer)
{
    /// <summary>No real process has so many ancestors; what does is a fault of the data.</summary>
    private const int MostAncestors = 500;

    private readonly ProcessRelatives _relatives = client.Joins.Relatives;
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private int _nodes = 1;
    private long _asked;

    /// <summary>Builds the tree.</summary>
    /// <param name="id">The process.</param>
    /// <param name="known">A document of it, if one is at hand.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The top of the tree.</returns>
    /// <exception cref="CbException">No such process: <see cref="CbErrorKind.ObjectNotFound"/>; or the walk failed.</exception>
    public async Task<ProcessTreeNode> RunAsync(ProcessId id, Process? known, CancellationToken cancellationToken)
    {
        ServerInfo info = await client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        ProcessSummary? summary = scope.Descendants
            ? await _relatives.ReadSummaryAsync(id.Id, observer, cancellationToken).ConfigureAwait(false)
            : null;
        Process process = summary?.Process ?? known
            ?? (await _relatives.FindAsync(id.Id, observer, cancellationToken).ConfigureAwait(false)).Document
            ?? throw new CbException(CbErrorKind.ObjectNotFound, $"The server knows no process '{id.Id}', or keeps no document of it any more.");
        ProcessTreeNode root = new(process, depth: 0, ProcessNodeState.Document) { IsTarget = true };
        _seen.Add(id.Id);
        await ClimbAsync(root, cancellationToken).ConfigureAwait(false);
        ParentSearch parents = new(client, info.Version, observer);
        if (scope.Siblings && root.GetParent() is { State: ProcessNodeState.Document } parent)
            await AddSiblingsAsync(parent, cancellationToken).ConfigureAwait(false);
        if (summary is not null)
            await DescendAsync(root, summary, parents, cancellationToken).ConfigureAwait(false);

        ProcessTreeNode top = root;
        while (top.GetParent() is { } above)
            top = above;
        if (ProcessTreeGaps.Describe(root, top) is { } warning)
            observer?.OnWarning(warning);
        return top;
    }

    private async Task ClimbAsync(ProcessTreeNode root, CancellationToken cancellationToken)
    {
        int most = scope.Ancestors ? Math.Min(scope.Depth ?? MostAncestors, MostAncestors) : scope.Siblings ? 1 : 0;
        ProcessTreeNode node = root;
        while (node.State == ProcessNodeState.Document && -node.Depth < most)
        {
            ParentLink link = await _relatives.FindParentAsync(node.Process, observer, cancellationToken).ConfigureAwait(false);
            if (link.Id is not { } id)
                return;
            ProcessNodeState state = !_seen.Add(id) ? ProcessNodeState.Repeated
                : link.Document is null ? ProcessNodeState.NoDocument : ProcessNodeState.Document;
            ProcessTreeNode parent = new(link.Document ?? Stub(id, node.Process), node.Depth - 1, state);
            parent.Adopt(node);
            node = parent;
            _nodes++;
            Report(remaining: 0);
        }

        if (scope.Ancestors && node.State == ProcessNodeState.Document)
            node.IsCut = node != root && ParentLink.IdOf(node.Process) is not null;
    }

    /// <summary>What a child says of a parent that has no document.</summary>
    private static Process Stub(string id, Process child) => new()
    {
        Client = child.Client,
        Id = id,
        ProcessName = child.ParentName,
        Pid = child.ParentPid,
        Md5 = child.ParentMd5,
        SensorId = child.SensorId,
        HostName = child.HostName,
        HostType = child.HostType,
        OSType = child.OSType,
        Group = child.Group,
    };

    private async Task AddSiblingsAsync(ProcessTreeNode parent, CancellationToken cancellationToken)
        => Adopt(parent, await _relatives.ReadSummaryAsync(parent.Id!, observer, cancellationToken).ConfigureAwait(false));

    private async Task DescendAsync(ProcessTreeNode root, ProcessSummary summary, ParentSearch parents, CancellationToken cancellationToken)
    {
        List<ProcessTreeNode> level = Adopt(root, summary);
        while (level.Count > 0)
        {
            if (level[0].Depth >= scope.Depth || _nodes >= scope.MaxNodes)
            {
                foreach (ProcessTreeNode node in level)
                    node.IsCut = parents.MustBeAsked(node);
                return;
            }

            List<ProcessTreeNode> inner = await parents.ChooseAsync(level, cancellationToken).ConfigureAwait(false);
            level = await ReadLevelAsync(inner, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The children of all nodes of a level. With a limit it is read piece by piece, so that little is asked for in vain.</summary>
    private async Task<List<ProcessTreeNode>> ReadLevelAsync(List<ProcessTreeNode> inner, CancellationToken cancellationToken)
    {
        int piece = scope.MaxNodes is null ? Math.Max(1, inner.Count) : BoundedWork.InFlight;
        List<ProcessTreeNode> below = [];
        int read = 0;
        for (; read < inner.Count && !(_nodes >= scope.MaxNodes); read += piece)
        {
            List<ProcessTreeNode> nodes = inner.GetRange(read, Math.Min(piece, inner.Count - read));
            int remaining = inner.Count;
            ProcessSummary?[] summaries = await BoundedWork.RunAsync(
                nodes, (node, token) => ReadNodeAsync(node, remaining, token), cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < nodes.Count; i++)
            {
                if (summaries[i] is { } summary)
                    below.AddRange(Adopt(nodes[i], summary));
            }
        }

        foreach (ProcessTreeNode node in inner.Skip(read))
            node.IsCut = true;
        return below;
    }

    private async Task<ProcessSummary?> ReadNodeAsync(ProcessTreeNode node, int remaining, CancellationToken cancellationToken)
    {
        try
        {
            ProcessSummary summary = await _relatives.ReadSummaryAsync(node.Id!, observer, cancellationToken).ConfigureAwait(false);
            node.State = ProcessNodeState.Document;
            Report(remaining);
            return summary;
        }
        catch (CbServerException e) when (e.Kind == CbErrorKind.ObjectNotFound)
        {
            // Its parent still lists it, but its own document has aged out.
            node.State = ProcessNodeState.NoDocument;
            return null;
        }
        catch (CbException e) when (e.Kind is not (CbErrorKind.ConnectionFailed or CbErrorKind.CertificateUntrusted
            or CbErrorKind.SessionClosed or CbErrorKind.AuthenticationFailed))
        {
            node.IsCut = true;
            node.Failure = e.Message;
            return null;
        }
    }

    /// <summary>Puts children below a node, as far as the limit allows. A child may be listed twice, for its start and for its end.</summary>
    private List<ProcessTreeNode> Adopt(ProcessTreeNode parent, ProcessSummary summary)
    {
        List<ProcessTreeNode> added = [];
        HashSet<string> listed = new(parent.Children.Select(child => child.Id ?? string.Empty), StringComparer.OrdinalIgnoreCase);
        parent.IsCut |= ProcessRelatives.MayBeCut(summary);
        foreach (Process child in summary.Children.OrderBy(child => child.Start ?? DateTime.MaxValue))
        {
            if (child.Id is { } id && !listed.Add(id))
                continue;
            if (_nodes >= scope.MaxNodes)
            {
                parent.IsCut = true;
                break;
            }

            ProcessTreeNode node = new(child, parent.Depth + 1, Judge(child));
            parent.Adopt(node);
            added.Add(node);
            _nodes++;
        }

        return added;
    }

    private ProcessNodeState Judge(Process child)
    {
        if (child.IsSuppressed == true)
            return ProcessNodeState.Suppressed;
        if (ProcessId.Parse(child.Id) is not { IsPlaceholder: false } id)
            return ProcessNodeState.NoDocument;
        if (!_seen.Add(id.Id))
            return ProcessNodeState.Repeated;
        return child.LastUpdate is null && child.ChildProcCount is null ? ProcessNodeState.Unread : ProcessNodeState.Document;
    }

    private void Report(int remaining)
    {
        long asked = Interlocked.Increment(ref _asked);
        observer?.OnProgress(asked, asked + Math.Max(1, remaining));
    }
}
