namespace CbResponse;

/// <summary>The steps from an address to an answer, in their order.</summary>
public enum ConnectionStep
{
    /// <summary>Finding the addresses of the host name.</summary>
    Dns,

    /// <summary>Opening the connection.</summary>
    Tcp,

    /// <summary>Agreeing on encryption and trusting the server's certificate.</summary>
    Tls,

    /// <summary>Sending the request and reading the answer.</summary>
    Http,

    /// <summary>The server accepting the token.</summary>
    Authentication,

    /// <summary>The server being an EDR server of a supported version.</summary>
    Version,
}
