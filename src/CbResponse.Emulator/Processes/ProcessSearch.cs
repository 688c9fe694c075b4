namespace CbResponse.Emulator;

/// <summary>Runs a process search.</summary>
/// <param name="data">Where to search.</param>
/// <param name="viewer">Who searches.</param>
/// <param name="now">The server's time.</param>
/// <param name="gone">Cancelled when nobody waits for the answer any more.</param>
internal sealed class ProcessSearch(ServerData data, Viewer viewer, DateTime now, CancellationToken gone)
{
    /// <exception cref="RejectedRequestException">The request makes no sense to the server.</exception>
    public SearchResult Run(ProcessSearchRequest request, SearchDistortion distortion)
    {
        SearchScope scope = new(data.Version, now, request.IsStrict);
        return new IndexSearch<ProcessDocument>(data.Processes, data.ProcessFields, scope, Limit(request), gone).Run(request, distortion);
    }

    private SearchLimit<ProcessDocument> Limit(ProcessSearchRequest request)
    {
        UpdateWindow update = request.LastUpdate;
        UpdateWindow serverUpdate = request.LastServerUpdate;
        if (viewer.SeesEverything && update.IsOpen && serverUpdate.IsOpen)
            return SearchLimit<ProcessDocument>.None;
        return new SearchLimit<ProcessDocument>(
            $"{viewer.Rights}\u0003{update}\u0003{serverUpdate}",
            document => viewer.CanSee(document.Process.Host.GroupId)
                && (update.IsOpen || update.Contains(document.LastUpdate))
                && (serverUpdate.IsOpen || serverUpdate.Contains(document.LastServerUpdate)));
    }
}
