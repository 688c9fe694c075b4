namespace CbResponse.Emulator;

/// <summary>How the server works together with an App Control server.</summary>
internal sealed record PlatformServer
{
    public string ServerUrl { get; init; } = string.Empty;

    public bool VerifiesCertificate { get; init; } = true;

    public bool ExportsWatchlistHits { get; init; }

    public bool HasToken { get; init; }
}
