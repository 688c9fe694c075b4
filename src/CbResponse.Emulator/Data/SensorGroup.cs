using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>A sensor group: what its sensors collect and where they report.</summary>
internal sealed record SensorGroup
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required int SiteId { get; init; }

    public string ServerUrl { get; init; } = "https://edr.contoso.test:443";

    public bool FilterKnownDlls { get; init; } = true;

    public bool BanningEnabled { get; init; } = true;

    public bool VdiEnabled { get; init; }

    public int AlertCriticality { get; init; } = 3;

    public string WindowsSensorVersion { get; init; } = "Manual";

    public string MacSensorVersion { get; init; } = "Manual";

    public string LinuxSensorVersion { get; init; } = "Manual";

    /// <summary>The settings that nothing here depends on, by name. What is missing has its default.</summary>
    public IReadOnlyDictionary<string, JsonElement> Others { get; init; } = new Dictionary<string, JsonElement>();
}
