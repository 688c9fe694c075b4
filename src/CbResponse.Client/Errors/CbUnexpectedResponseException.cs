namespace CbResponse;

/// <summary>The answer is not what the API promises: not JSON, cut short, or of another shape.</summary>
public sealed class CbUnexpectedResponseException : CbException
{
    internal CbUnexpectedResponseException(string message, string? path = null, bool isCutShort = false, Exception? inner = null)
        : base(CbErrorKind.UnexpectedResponse, message, inner)
    {
        Path = path;
        IsCutShort = isCutShort;
    }

    /// <summary>Where in the JSON the answer differs, such as <c>results[3].process_pid</c>; null when it is no JSON.</summary>
    public string? Path { get; }

    /// <summary>Whether the answer ended before it was complete.</summary>
    public bool IsCutShort { get; }
}
