namespace CbResponse;

/// <summary>The base of every failure that the client reports by itself.</summary>
public class CbException : Exception
{
    /// <summary>Makes a failure.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">One or two sentences that a person can act on.</param>
    /// <param name="inner">The failure below, if any.</param>
    public CbException(CbErrorKind kind, string message, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
    }

    /// <summary>What went wrong.</summary>
    public CbErrorKind Kind { get; }

    /// <summary>The request that failed, as method and path without parameters; null when none was sent.</summary>
    public string? Route { get; internal set; }

    /// <summary>What to try next, or null when the message says it all.</summary>
    public string? Advice { get; internal set; }

    /// <summary>Whether every later request would fail the same way.</summary>
    internal bool EndsAll => Kind is CbErrorKind.AuthenticationFailed or CbErrorKind.CertificateUntrusted or CbErrorKind.SessionClosed;
}
