using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>How a server works together with an App Control server. Never holds the key that it logs in with there.</summary>
public sealed class PlatformServer : CbObject
{
    /// <summary>Name or address of the App Control server, without protocol and path.</summary>
    [JsonInclude, JsonPropertyName("server_url")]
    public string? ServerName { get; internal set; }

    /// <summary>Whether the certificate of the App Control server is looked at.</summary>
    [JsonInclude, JsonPropertyName("ssl_certificate_verify")]
    public bool? VerifiesCertificate { get; internal set; }

    /// <summary>Whether hits of watchlists are sent there.</summary>
    [JsonInclude, JsonPropertyName("watchlist_export")]
    public bool? ExportsWatchlistHits { get; internal set; }

    /// <summary>Whether a key to log in with is stored; null where the server does not say.</summary>
    [JsonInclude, JsonPropertyName("auth_token_set")]
    public bool? HasAuthToken { get; internal set; }

    /// <summary>What the server sent beyond the fields above, without what is secret.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Name or address of the App Control server.</summary>
    public override string ToString() => ServerName ?? "no App Control server";
}
