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
    ])]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ServerInfo))]
internal sealed partial class CbJsonContext : JsonSerializerContext;
