namespace CbResponse;

/// <summary>The server did not answer in time, or fell silent while it sent its answer.</summary>
public sealed class CbTimeoutException : CbException
{
    internal CbTimeoutException(string message, TimeSpan limit, Exception? inner)
        : base(CbErrorKind.Timeout, message, inner)
    {
        Limit = limit;
    }

    /// <summary>The limit that passed.</summary>
    public TimeSpan Limit { get; }
}
