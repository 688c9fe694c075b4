using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>Trees of processes: where a process came from, and what came of it.</summary>
public sealed class ProcessTreeClient
{
    private readonly CbClient _client;

    internal ProcessTreeClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>
    /// Reads the tree of a process. Each process that has children costs one request, and one search makes sure of every 64 that seem
    /// to have none; several requests run at once. Ancestors are remembered for a minute, descendants are asked for anew.
    /// </summary>
    /// <param name="id">The process; a segment in it is ignored.</param>
    /// <param name="scope">Which relatives; null for all ancestors and descendants.</param>
    /// <param name="known">A document of the process, which saves asking for it when only its ancestors are wanted.</param>
    /// <param name="observer">Hears of requests and progress, and what the tree lacks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The processes from the top down, each before its children, once the tree is complete.</returns>
    /// <exception cref="CbException">No such process: <see cref="CbErrorKind.ObjectNotFound"/>; or the walk failed.</exception>
    public async IAsyncEnumerable<ProcessTreeNode> ReadAsync(
        ProcessId id,
        ProcessTreeScope? scope = null,
        Process? known = null,
        ICallObserver? observer = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ProcessTreeWalk walk = new(_client, scope ?? new ProcessTreeScope(), observer);
        ProcessTreeNode top = await walk.RunAsync(id, known, cancellationToken).ConfigureAwait(false);
        foreach (ProcessTreeNode node in top.Walk())
            yield return node;
    }
}
