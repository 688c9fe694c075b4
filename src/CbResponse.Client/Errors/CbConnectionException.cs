namespace CbResponse;

/// <summary>The server could not be reached, was not trusted, or the connection broke.</summary>
public sealed class CbConnectionException : CbException
{
    internal CbConnectionException(CbErrorKind kind, ConnectionStep step, string message, Exception? inner)
        : base(kind, message, inner)
    {
        Step = step;
    }

    /// <summary>The step that failed.</summary>
    public ConnectionStep Step { get; }

    /// <summary>The certificate that was not trusted, or null when the failure lies elsewhere.</summary>
    public PresentedCertificate? Certificate { get; internal set; }
}
