using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>Source-generated readers of the server's records, with our tolerant rules for values.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(WireTextConverter),
        typeof(WireInt32Converter),
        typeof(WireInt64Converter),
        typeof(WireBooleanConverter),
        typeof(WireTimeConverter),
        typeof(WireDoubleConverter),
        typeof(WireTextListConverter),
        typeof(WireNumberListConverter),
    ])]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ServerInfo))]
[JsonSerializable(typeof(SegmentAnswer))]
[JsonSerializable(typeof(Sensor))]
[JsonSerializable(typeof(SensorGroup))]
[JsonSerializable(typeof(List<SensorGroup>))]
[JsonSerializable(typeof(Binary))]
[JsonSerializable(typeof(BinaryFrequency))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(ThreatReport))]
[JsonSerializable(typeof(BannedHash))]
[JsonSerializable(typeof(List<BannedHash>))]
internal sealed partial class CbJsonContext : JsonSerializerContext;
