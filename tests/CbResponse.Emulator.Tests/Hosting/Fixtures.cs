namespace CbResponse.Emulator.Tests;

/// <summary>The default: version 7.6, the intrusion story, HTTPS.</summary>
public sealed class DefaultFixture : EmulatorFixture;

public sealed class Fixture52 : EmulatorFixture
{
    private protected override EmulatorOptions Options => base.Options with { ServerVersion = ServerVersion.V52, PlainHttp = true };
}

public sealed class Fixture62 : EmulatorFixture
{
    private protected override EmulatorOptions Options => base.Options with { ServerVersion = ServerVersion.V62, PlainHttp = true };
}

public sealed class Fixture71 : EmulatorFixture
{
    private protected override EmulatorOptions Options => base.Options with { ServerVersion = ServerVersion.V71, PlainHttp = true };
}

public sealed class FleetFixture : EmulatorFixture
{
    private protected override EmulatorOptions Options => base.Options with
    {
        Scenario = ScenarioKind.Fleet,
        Fleet = new FleetSize(Sensors: 20, Processes: 3_000, Events: 60),
        PlainHttp = true,
    };
}
