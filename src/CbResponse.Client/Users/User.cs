using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A user of the console (edr-api.md 3.10). Never holds a password or a token.</summary>
public sealed class User : CbObject
{
    /// <summary>The name that the user logs in with. It is what the server knows a user by.</summary>
    [JsonInclude, JsonPropertyName("username")]
    public string? UserName { get; internal set; }

    /// <summary>First name.</summary>
    [JsonInclude, JsonPropertyName("first_name")]
    public string? FirstName { get; internal set; }

    /// <summary>Last name.</summary>
    [JsonInclude, JsonPropertyName("last_name")]
    public string? LastName { get; internal set; }

    /// <summary>Address for mail.</summary>
    [JsonInclude, JsonPropertyName("email")]
    public string? Email { get; internal set; }

    /// <summary>Whether the user may do everything on the server.</summary>
    [JsonInclude, JsonPropertyName("global_admin")]
    public bool? IsGlobalAdmin { get; internal set; }

    /// <summary>The teams that the user belongs to, which say what he may do.</summary>
    [JsonInclude, JsonPropertyName("teams")]
    public IReadOnlyList<UserTeam> Teams
    {
        get;
        internal set => field = value ?? [];
    } = [];

    /// <summary>What the server sent beyond the fields above, without what is secret.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The name that the user logs in with.</summary>
    public override string ToString() => UserName ?? "user";
}
