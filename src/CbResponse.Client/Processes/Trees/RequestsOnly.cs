namespace CbResponse;

/// <summary>
/// Tells of the requests of an inner search and keeps its other news to itself: how many rows it brings is no progress of the call
/// that it serves.
/// </summary>
internal sealed class RequestsOnly(ICallObserver? observer) : ICallObserver
{
    /// <summary>Whether the server said that the search brought only a part of what matches.</summary>
    public bool IsIncomplete { get; private set; }

    public void OnRequest(RequestRecord request) => observer?.OnRequest(request);

    public void OnWarning(CbWarning warning)
    {
        IsIncomplete |= warning.Kind == CbWarningKind.Incomplete;
        if (warning.Kind is CbWarningKind.Retrying or CbWarningKind.Resuming)
            observer?.OnWarning(warning);
    }

    public void OnProgress(long received, long total)
    {
        // The rows of the inner search are none of the caller's.
    }
}
