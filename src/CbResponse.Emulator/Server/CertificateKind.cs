namespace CbResponse.Emulator;

/// <summary>Which certificate the server shows.</summary>
internal enum CertificateKind
{
    /// <summary>A leaf for localhost and 127.0.0.1, signed by a certificate authority of its own.</summary>
    Trusted,

    /// <summary>The same, but for another host.</summary>
    WrongHost,

    /// <summary>Its own issuer, with the fixed name that on-premises servers come with (edr-api.md 1.6).</summary>
    SelfSigned,
}
