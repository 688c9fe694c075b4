using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A login to the console, or a failed one (edr-api.md 3.1).</summary>
public sealed class UserActivity : CbObject
{
    private const int Success = 200;

    /// <summary>The name that was given.</summary>
    [JsonInclude, JsonPropertyName("username")]
    public string? UserName { get; internal set; }

    /// <summary>When, UTC.</summary>
    [JsonInclude, JsonPropertyName("timestamp")]
    public DateTime? Timestamp { get; internal set; }

    /// <summary>The address that the login came from.</summary>
    [JsonInclude, JsonPropertyName("ip_address")]
    public string? IPAddress { get; internal set; }

    /// <summary>The HTTP status of the answer: 200 for a login, 403 for a failed one.</summary>
    [JsonInclude, JsonPropertyName("http_status")]
    public int? Status { get; internal set; }

    /// <summary>The status in words.</summary>
    [JsonInclude, JsonPropertyName("http_description")]
    public string? StatusText { get; internal set; }

    /// <summary>Whether the login succeeded; null where the server does not say.</summary>
    [JsonIgnore]
    public bool? IsSuccess => Status is { } status ? status == Success : null;

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Time, user and outcome.</summary>
    public override string ToString() => FormattableString.Invariant($"{Timestamp:u}: {UserName} from {IPAddress}, {StatusText ?? $"{Status}"}");
}
