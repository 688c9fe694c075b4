namespace CbResponse;

/// <summary>What went wrong, as far as it decides what to do next.</summary>
public enum CbErrorKind
{
    /// <summary>The server could not be reached, or the connection broke.</summary>
    ConnectionFailed,

    /// <summary>The server's certificate is not trusted.</summary>
    CertificateUntrusted,

    /// <summary>The session was closed before the request was answered.</summary>
    SessionClosed,

    /// <summary>The server did not answer, or fell silent, for longer than allowed.</summary>
    Timeout,

    /// <summary>The server took the request, and what it asks for has not come about in the time that was to be waited.</summary>
    WaitTimeout,

    /// <summary>The token is wrong, was reset, or is missing (HTTP 401).</summary>
    AuthenticationFailed,

    /// <summary>The token's user lacks the right (HTTP 403).</summary>
    PermissionDenied,

    /// <summary>The object, or the route, is unknown to the server (HTTP 404).</summary>
    ObjectNotFound,

    /// <summary>The server refuses the request as malformed (HTTP 400 and other 4xx).</summary>
    InvalidRequest,

    /// <summary>The server cannot parse the query (HTTP 400 with a reason).</summary>
    InvalidQuery,

    /// <summary>The object is in a state that forbids the change (HTTP 409).</summary>
    Conflict,

    /// <summary>The server is overloaded or in maintenance (HTTP 429, 503).</summary>
    ServerBusy,

    /// <summary>The server failed, or refused with a message (HTTP 5xx, or a failure told with HTTP 200).</summary>
    ServerError,

    /// <summary>The server, or its version, does not offer this (HTTP 405, or known from the version).</summary>
    NotSupported,

    /// <summary>The answer is not what the API promises: not JSON, cut short, or of another shape.</summary>
    UnexpectedResponse,

    /// <summary>A file that was downloaded is not the one that was asked for: another hash or another size.</summary>
    ContentMismatch,

    /// <summary>The server itself has only a part of the file.</summary>
    ContentTruncated,

    /// <summary>A stored profile or credential file cannot be used.</summary>
    Credential,

    /// <summary>No credential file holds the profile.</summary>
    ProfileNotFound,
}
