namespace CbResponse;

/// <summary>The documents that a process has. Since 6.0 each report of a sensor makes one.</summary>
public sealed class SegmentClient
{
    private readonly CbClient _client;

    internal SegmentClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Lists the segments of a process, oldest first. Servers before 6.0 have no route for it and are asked by a search.</summary>
    /// <param name="id">The process; a segment in it is ignored.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">No such process: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<IReadOnlyList<ProcessSegment>> GetAsync(
        ProcessId id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        List<ProcessSegment> segments = info.Version.IsAtLeast(6)
            ? await ListAsync(id, observer, cancellationToken).ConfigureAwait(false)
            : await SearchAsync(id, observer, cancellationToken).ConfigureAwait(false);
        segments.Sort(static (a, b) => a.SegmentId.CompareTo(b.SegmentId));
        return segments.Count > 0
            ? segments
            : throw new CbException(CbErrorKind.ObjectNotFound, $"The server knows no process '{id.Id}', or keeps no document of it any more.");
    }

    private async Task<List<ProcessSegment>> ListAsync(ProcessId id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Get($"/api/v1/process/{Uri.EscapeDataString(id.Id)}/segment");
        SegmentAnswer? answer = await _client.Connection
            .GetJsonAsync(request, CbJsonContext.Default.SegmentAnswer, observer, cancellationToken).ConfigureAwait(false);
        List<SegmentAnswer.Segment> rows = answer?.Process?.Segments ?? throw JsonBody.Wrong("process.segments", "is missing", request.Route);
        List<ProcessSegment> segments = new(rows.Count);
        foreach (SegmentAnswer.Segment row in rows)
        {
            string place = FormattableString.Invariant($"process.segments[{segments.Count}].unique_id");
            if (row is null || ProcessId.Parse(row.UniqueId) is not { SegmentId: { } number } name)
                throw JsonBody.Wrong(place, "should name a process and a segment", request.Route);
            segments.Add(new ProcessSegment
            {
                ProcessId = name.Id,
                SegmentId = number,
                UniqueId = row.UniqueId,
                LastUpdate = row.LastUpdate,
                LastServerUpdate = row.LastServerUpdate,
                EventCounts = row.EventCounts ?? new SegmentEventCounts(),
                Client = _client,
            });
        }

        return segments;
    }

    private async Task<List<ProcessSegment>> SearchAsync(ProcessId id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        // Segments do not change their numbers, so that pages of this order fit together while a process goes on.
        ProcessSearch search = new() { Query = "process_id:" + id.Id, Sort = "segment_id asc" };
        List<ProcessSegment> segments = [];
        await foreach (Process document in _client.Processes.SearchAsync(search, observer, cancellationToken).ConfigureAwait(false))
        {
            segments.Add(new ProcessSegment
            {
                ProcessId = document.Id ?? id.Id,
                SegmentId = document.SegmentId,
                UniqueId = document.UniqueId,
                LastUpdate = document.LastUpdate,
                LastServerUpdate = document.LastServerUpdate,
                EventCounts = SegmentEventCounts.Of(document),
                Client = _client,
            });
        }

        return segments;
    }
}
