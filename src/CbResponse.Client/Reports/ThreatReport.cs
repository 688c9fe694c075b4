using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A report of a feed: indicators, and how bad it is to meet them (edr-api.md 3.7).</summary>
public sealed class ThreatReport : CbObject
{
    /// <summary>Number of the feed.</summary>
    [JsonInclude, JsonPropertyName("feed_id")]
    public int? FeedId { get; internal set; }

    /// <summary>Short name of the feed.</summary>
    [JsonInclude, JsonPropertyName("feed_name")]
    public string? FeedName { get; internal set; }

    /// <summary>Category of the feed.</summary>
    [JsonInclude, JsonPropertyName("feed_category")]
    public string? FeedCategory { get; internal set; }

    /// <summary>Identifier of the report within its feed.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public string? Id { get; internal set; }

    /// <summary>Feed and report, as <c>feed:report</c>: identifies the report on its server.</summary>
    [JsonIgnore]
    public string? UniqueId => FeedId is { } feed && Id is { } id ? new ThreatReportId(feed, id).ToString() : null;

    /// <summary>Title.</summary>
    [JsonInclude, JsonPropertyName("title")]
    public string? Title { get; internal set; }

    /// <summary>What it says.</summary>
    [JsonInclude, JsonPropertyName("description")]
    public string? Description { get; internal set; }

    /// <summary>Score, -100 for what is known good, to 100.</summary>
    [JsonInclude, JsonPropertyName("score")]
    public int? Score { get; internal set; }

    /// <summary>Where to read more.</summary>
    [JsonInclude, JsonPropertyName("link")]
    public string? Link { get; internal set; }

    /// <summary>Tags.</summary>
    [JsonInclude, JsonPropertyName("tags")]
    public IReadOnlyList<string> Tags { get; internal set; } = [];

    /// <summary>When its author changed it last, UTC.</summary>
    [JsonInclude, JsonPropertyName("timestamp")]
    public DateTime? Timestamp { get; internal set; }

    /// <summary>When the server first had it, UTC.</summary>
    [JsonInclude, JsonPropertyName("create_time")]
    public DateTime? CreatedTime { get; internal set; }

    /// <summary>When the server last changed it, UTC.</summary>
    [JsonInclude, JsonPropertyName("update_time")]
    public DateTime? UpdatedTime { get; internal set; }

    /// <summary>Whether it asks for a search.</summary>
    [JsonInclude, JsonPropertyName("has_query")]
    public bool? HasQuery { get; internal set; }

    /// <summary>Whether its hits raise no alerts any more.</summary>
    [JsonInclude, JsonPropertyName("is_ignored")]
    public bool? IsIgnored { get; internal set; }

    /// <summary>What the server looks for.</summary>
    [JsonIgnore]
    public ReportIndicators Indicators => new(IocElement);

    /// <summary>The report in the web console; null for an object made by hand.</summary>
    [JsonIgnore]
    public Uri? ConsoleUri => Client is { } client && FeedId is { } feed && Id is { } id ? ConsoleLink.ToThreatReport(client.Options.Address, feed, id) : null;

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonPropertyName("iocs")]
    internal JsonElement IocElement { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Feed and title.</summary>
    public override string ToString() => $"{FeedName ?? FeedId?.ToString(CultureInfo.InvariantCulture)}: {Title ?? Id}";
}
