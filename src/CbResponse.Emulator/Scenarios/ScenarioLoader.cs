namespace CbResponse.Emulator;

/// <summary>Makes the data of the scenario that was asked for.</summary>
internal static class ScenarioLoader
{
    /// <param name="options">Which scenario, for which server version.</param>
    /// <param name="anchor">The data's "now".</param>
    public static ServerData Load(EmulatorOptions options, DateTime anchor) => options.Scenario switch
    {
        ScenarioKind.Fleet => FleetScenario.Load(options.Fleet, options.ServerVersion, anchor),
        _ => IntrusionScenario.Load(options.ServerVersion, anchor),
    };
}
