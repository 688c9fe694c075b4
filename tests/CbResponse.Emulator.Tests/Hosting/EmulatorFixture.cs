using System.Security.Cryptography.X509Certificates;

namespace CbResponse.Emulator.Tests;

/// <summary>A running emulator for one test class, over real sockets on a free port.</summary>
public abstract class EmulatorFixture : IAsyncLifetime
{
    public static readonly DateTime Anchor = new(2024, 3, 5, 6, 0, 0, DateTimeKind.Utc);

    private EmulatorHost? _host;

    internal EmulatorHost Host => _host ?? throw new InvalidOperationException("The emulator has not started.");

    internal EmulatorState State => Host.State;

    /// <summary>Sends the administrator's token.</summary>
    public ApiClient Admin { get; private set; } = null!;

    /// <summary>Sends the token of the user who sees workstations only.</summary>
    public ApiClient User { get; private set; } = null!;

    /// <summary>Sends no token.</summary>
    public ApiClient Nobody { get; private set; } = null!;

    private protected virtual EmulatorOptions Options => new() { Anchor = Anchor };

    public async ValueTask InitializeAsync()
    {
        _host = await EmulatorHost.StartAsync(Options, exception => throw exception);
        X509Certificate2? authority = Host.Certificate is { } certificate
            ? X509CertificateLoader.LoadCertificateFromFile(certificate.CaFile) : null;
        Admin = new ApiClient(Host.Url, authority, State.Tokens.Admin);
        User = new ApiClient(Host.Url, authority, State.Tokens.User);
        Nobody = new ApiClient(Host.Url, authority, null);
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        User.Dispose();
        Nobody.Dispose();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
