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
        typeof(UserTeamListConverter),
    ])]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ServerInfo))]
[JsonSerializable(typeof(SegmentAnswer))]
[JsonSerializable(typeof(Sensor))]
[JsonSerializable(typeof(List<Sensor>))]
[JsonSerializable(typeof(SensorGroup))]
[JsonSerializable(typeof(List<SensorGroup>))]
[JsonSerializable(typeof(Site))]
[JsonSerializable(typeof(List<Site>))]
[JsonSerializable(typeof(List<ThrottleRule>))]
[JsonSerializable(typeof(License))]
[JsonSerializable(typeof(PlatformServer))]
[JsonSerializable(typeof(List<Investigation>))]
[JsonSerializable(typeof(List<TaggedEvent>))]
[JsonSerializable(typeof(Partition))]
[JsonSerializable(typeof(List<UserActivity>))]
[JsonSerializable(typeof(List<BanRestriction>))]
[JsonSerializable(typeof(List<DataSharing>))]
[JsonSerializable(typeof(List<ThreatReport>))]
[JsonSerializable(typeof(IngressFilter))]
[JsonSerializable(typeof(List<IngressFilter>))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(List<User>))]
[JsonSerializable(typeof(Team))]
[JsonSerializable(typeof(List<Team>))]
[JsonSerializable(typeof(List<SensorQueueStatus>))]
[JsonSerializable(typeof(List<SensorActivity>))]
[JsonSerializable(typeof(SensorStatistics))]
[JsonSerializable(typeof(List<SensorBuild>))]
[JsonSerializable(typeof(Binary))]
[JsonSerializable(typeof(BinaryFrequency))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(ThreatReport))]
[JsonSerializable(typeof(BannedHash))]
[JsonSerializable(typeof(List<BannedHash>))]
[JsonSerializable(typeof(Watchlist))]
[JsonSerializable(typeof(List<Watchlist>))]
[JsonSerializable(typeof(Feed))]
[JsonSerializable(typeof(List<Feed>))]
[JsonSerializable(typeof(List<HitActionRecord>))]
internal sealed partial class CbJsonContext : JsonSerializerContext;
