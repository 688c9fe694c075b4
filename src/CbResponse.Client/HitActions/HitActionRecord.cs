using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>An action as either generation of routes writes it (edr-api.md 3.5).</summary>
internal sealed class HitActionRecord
{
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>A number in the older generation, a name in the newer one.</summary>
    [JsonInclude, JsonPropertyName("action_type")]
    public string? TypeText { get; internal set; }

    /// <summary>JSON in a text; older generation only.</summary>
    [JsonInclude, JsonPropertyName("action_data")]
    public string? Data { get; internal set; }

    /// <summary>Newer generation only: what the older one lists is enabled.</summary>
    [JsonInclude, JsonPropertyName("enabled")]
    public bool? IsEnabled { get; internal set; }

    /// <summary>The type; null for one that this version does not know.</summary>
    [JsonIgnore]
    public HitActionType? Type => TypeText switch
    {
        "0" or "email" => HitActionType.Email,
        "1" or "syslog" => HitActionType.Syslog,
        "2" or "http_post" => HitActionType.HttpPost,
        "3" or "alert" => HitActionType.Alert,
        _ => null,
    };

    /// <summary>Numbers of the users who get the mail.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> EmailRecipients
    {
        get
        {
            if (string.IsNullOrWhiteSpace(Data))
                return [];
            try
            {
                using JsonDocument document = JsonDocument.Parse(Data!);
                return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("email_recipients", out JsonElement users)
                    && users.ValueKind == JsonValueKind.Array
                    ? [.. users.EnumerateArray().Select(NumberOf).OfType<int>()]
                    : [];
            }
            catch (JsonException)
            {
                // Data of other types is of no fixed shape.
                return [];
            }
        }
    }

    /// <summary>Whoever wrote the data may have written numbers as texts.</summary>
    private static int? NumberOf(JsonElement user)
        => int.TryParse(user.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
