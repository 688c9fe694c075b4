namespace CbResponse.Emulator;

/// <summary>How the emulator was asked to start.</summary>
internal sealed record EmulatorOptions
{
    /// <summary>0 for any free port.</summary>
    public int Port { get; init; }

    public bool PlainHttp { get; init; }

    public CertificateKind Certificate { get; init; }

    public string? StateFile { get; init; }

    /// <summary>The administrator's token; null for a random one.</summary>
    public string? AdminToken { get; init; }

    public bool ExitWithParent { get; init; }

    public ServerVersion ServerVersion { get; init; } = ServerVersion.V76;

    public ScenarioKind Scenario { get; init; }

    public FleetSize Fleet { get; init; } = new();

    /// <summary>The time between two check-ins of a sensor.</summary>
    public TimeSpan CheckIn { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The story's "now" in UTC; null for the current time.</summary>
    public DateTime? Anchor { get; init; }

    public bool Help { get; init; }
}
