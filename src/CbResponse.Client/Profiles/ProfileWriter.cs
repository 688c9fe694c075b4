namespace CbResponse;

/// <summary>Writes profiles into a credential file that the Python client can read too.</summary>
public static class ProfileWriter
{
    internal const string ThumbprintKey = "ssl_cert_thumbprint";

    /// <summary>Creates a profile, or changes the settings that are given and leaves the others.</summary>
    /// <param name="path">The credential file; made when it is missing.</param>
    /// <param name="name">The profile's name.</param>
    /// <param name="change">What to change.</param>
    /// <exception cref="CbCredentialException">The file cannot be read or written; it is then as it was.</exception>
    /// <exception cref="ArgumentException">The name cannot be the name of a section.</exception>
    public static void Set(string path, string name, ProfileChange change)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim() != name || name.IndexOfAny(['[', ']', '\r', '\n']) >= 0 || name == "DEFAULT")
            throw new ArgumentException($"'{name}' cannot be the name of a profile.");
        IniDocument document = CredentialFile.Read(path) ?? IniDocument.Parse(string.Empty);
        SetIfGiven(document, name, "url", change.Url);
        if (change.Token is { } token)
            document.Set(name, "token", change.Protection is { } scope ? DataProtection.Protect(token.RevealForStorage(), scope) : token.RevealForStorage());
        if (change.VerifyCertificate is { } verify)
            document.Set(name, "ssl_verify", verify ? "True" : "False");
        if (change.VerifyHostName is { } verifyName)
            document.Set(name, "ssl_verify_hostname", verifyName ? "True" : "False");
        SetIfGiven(document, name, "ssl_cert_file", change.CertificateAuthority);
        SetIfGiven(document, name, ThumbprintKey, change.CertificateThumbprint);
        SetIfGiven(document, name, "proxy", change.Proxy);
        if (change.IgnoreSystemProxy is { } ignore)
            document.Set(name, "ignore_system_proxy", ignore ? "True" : "False");
        CredentialFile.Write(path, document);
    }

    /// <summary>Takes a profile out of a file. False when the file has none of that name.</summary>
    /// <exception cref="CbCredentialException">The file cannot be read or written; it is then as it was.</exception>
    public static bool Remove(string path, string name)
    {
        if (CredentialFile.Read(path) is not { } document || !document.Remove(name))
            return false;
        CredentialFile.Write(path, document);
        return true;
    }

    /// <summary>Null leaves a key, an empty text takes it out.</summary>
    private static void SetIfGiven(IniDocument document, string name, string key, string? value)
    {
        if (value is null)
            return;
        if (value.IndexOfAny(['\r', '\n']) >= 0)
            throw new ArgumentException($"The value of '{key}' holds a line break.");
        document.Set(name, key, value.Length == 0 ? null : value);
    }
}
