using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A threat intelligence feed that the server downloads, and by whose reports it tags what it stores (edr-api.md 3.7).</summary>
public sealed class Feed : CbObject
{
    /// <summary>Number of the feed.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Short name: letters and digits. It is part of the names of fields, see <see cref="ScoreField"/>.</summary>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; internal set; }

    /// <summary>Name in the web console.</summary>
    [JsonInclude, JsonPropertyName("display_name")]
    public string? DisplayName { get; internal set; }

    /// <summary>What the feed is, in a sentence.</summary>
    [JsonInclude, JsonPropertyName("summary")]
    public string? Summary { get; internal set; }

    /// <summary>What it is made of.</summary>
    [JsonInclude, JsonPropertyName("tech_data")]
    public string? TechnicalData { get; internal set; }

    /// <summary>Kind of feed, as its provider says.</summary>
    [JsonInclude, JsonPropertyName("category")]
    public string? Category { get; internal set; }

    /// <summary>Where to read about the provider.</summary>
    [JsonInclude, JsonPropertyName("provider_url")]
    public string? ProviderUrl { get; internal set; }

    /// <summary>Where the server downloads the feed.</summary>
    [JsonInclude, JsonPropertyName("feed_url")]
    public string? FeedUrl { get; internal set; }

    /// <summary>Whether the server downloads and uses it.</summary>
    [JsonInclude, JsonPropertyName("enabled")]
    public bool? IsEnabled { get; internal set; }

    /// <summary>Whether somebody added it; otherwise the vendor's cloud provides it.</summary>
    [JsonInclude, JsonPropertyName("manually_added")]
    public bool? IsManuallyAdded { get; internal set; }

    /// <summary>Whether the server downloads it through its proxy.</summary>
    [JsonInclude, JsonPropertyName("use_proxy")]
    public bool? UsesProxy { get; internal set; }

    /// <summary>Whether the server checks the certificate of the feed's server.</summary>
    [JsonInclude, JsonPropertyName("validate_server_cert")]
    public bool? ValidatesServerCertificate { get; internal set; }

    /// <summary>How much the provider trusts the feed, 1 to 5.</summary>
    [JsonInclude, JsonPropertyName("provider_rating")]
    public double? ProviderRating { get; internal set; }

    /// <summary>How much this server's administrators trust it, 1 to 5; null when nobody has said.</summary>
    [JsonInclude, JsonPropertyName("local_rating")]
    public int? LocalRating { get; internal set; }

    /// <summary>Its place in the console.</summary>
    [JsonInclude, JsonPropertyName("order")]
    public int? Order { get; internal set; }

    /// <summary>Who the server logs in as to download it.</summary>
    [JsonInclude, JsonPropertyName("username")]
    public string? UserName { get; internal set; }

    /// <summary>Whether the server has a password for it. The password itself is not kept.</summary>
    [JsonInclude, JsonPropertyName("password"), JsonConverter(typeof(WirePresenceConverter))]
    public bool HasPassword { get; internal set; }

    /// <summary>Whether the server shows a certificate to download it.</summary>
    [JsonInclude, JsonPropertyName("ssl_client_crt"), JsonConverter(typeof(WirePresenceConverter))]
    public bool HasClientCertificate { get; internal set; }

    /// <summary>Whether the server has the key of that certificate. The key itself is not kept.</summary>
    [JsonInclude, JsonPropertyName("ssl_client_key"), JsonConverter(typeof(WirePresenceConverter))]
    public bool HasClientKey { get; internal set; }

    /// <summary>Whether it has a picture. See <see cref="FeedClient.GetIconAsync"/>.</summary>
    [JsonInclude, JsonPropertyName("icon"), JsonConverter(typeof(WirePresenceConverter))]
    public bool HasIcon { get; internal set; }

    /// <summary>What has to be shared with the vendor's cloud for it.</summary>
    [JsonInclude, JsonPropertyName("requires")]
    public string? Requires { get; internal set; }

    /// <summary>With whom it has to be shared.</summary>
    [JsonInclude, JsonPropertyName("requires_who")]
    public string? RequiresWho { get; internal set; }

    /// <summary>What exactly has to be shared.</summary>
    [JsonInclude, JsonPropertyName("requires_what")]
    public string? RequiresWhat { get; internal set; }

    /// <summary>The field of processes and binaries that has the feed's score, -100 to 100; null for a feed without a name.</summary>
    [JsonIgnore]
#pragma warning disable CA1308 // The server writes its fields so.
    public string? ScoreField => Name is { Length: > 0 } name ? "alliance_score_" + name.ToLowerInvariant() : null;
#pragma warning restore CA1308

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonPropertyName("icon_small"), JsonConverter(typeof(WirePresenceConverter))]
    internal bool HasSmallIcon { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Short name of the feed.</summary>
    public override string ToString() => Name ?? FormattableString.Invariant($"feed {Id}");
}
