namespace CbResponse;

/// <summary>
/// Hears of what happens during one call: requests, warnings, progress. Called from any thread; it must not block.
/// </summary>
public interface ICallObserver
{
    /// <summary>A request has ended, well or not.</summary>
    void OnRequest(RequestRecord request);

    /// <summary>The caller should know: something is capped, partial, repeated or waited for.</summary>
    void OnWarning(CbWarning warning);

    /// <summary>A search has brought rows.</summary>
    /// <param name="received">Rows so far.</param>
    /// <param name="total">Rows that the server announces.</param>
    void OnProgress(long received, long total);
}
