namespace CbResponse;

/// <summary>A stored profile or credential file cannot be used.</summary>
public sealed class CbCredentialException : CbException
{
    internal CbCredentialException(
        string message,
        string? profile = null,
        string? path = null,
        Exception? inner = null,
        CbErrorKind kind = CbErrorKind.Credential)
        : base(kind, message, inner)
    {
        Profile = profile;
        Path = path;
    }

    /// <summary>The profile that was asked for, if one was.</summary>
    public string? Profile { get; }

    /// <summary>The file that cannot be used, if it is one file.</summary>
    public string? Path { get; }
}
