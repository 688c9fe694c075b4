namespace CbResponse;

/// <summary>The server answered, and the answer is a refusal or a failure.</summary>
public sealed class CbServerException : CbException
{
    internal CbServerException(CbErrorKind kind, string message, int statusCode, string? serverText, string route)
        : base(kind, message)
    {
        StatusCode = statusCode;
        ServerText = serverText;
        Route = route;
    }

    /// <summary>The HTTP status; 200 when the server told a failure with a success status.</summary>
    public int StatusCode { get; }

    /// <summary>The server's own words, at most 2,000 characters, tags removed; null when it said nothing.</summary>
    public string? ServerText { get; }

    /// <summary>How long the server asks to wait, or null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; internal set; }
}
