using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>The body of a request about a ban. All members may be missing; others mean nothing.</summary>
/// <param name="Md5">The hash, in lower case.</param>
/// <param name="Text">Why; null when it is not said.</param>
/// <param name="IsEnabled">Whether the ban is to be in force; null when it is not said.</param>
internal sealed record BanRequest(string? Md5, string? Text, bool? IsEnabled)
{
    public static async Task<BanRequest> ReadAsync(HttpContext context)
    {
        byte[] body = await context.ReadBodyAsync();
        if (body.Length == 0)
            return new BanRequest(null, null, null);
        JsonElement json = ControlJson.Parse(body);
        if (json.ValueKind != JsonValueKind.Object)
            throw RejectedRequestException.Text(400, "An object is expected.");
        return new BanRequest(Member(json, "md5hash")?.ToLowerInvariant(), Member(json, "text"), Flag(json));
    }

    private static string? Member(JsonElement json, string name)
        => json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The vendor's text shows <c>"True"</c> for true.</summary>
    private static bool? Flag(JsonElement json) => json.TryGetProperty("enabled", out JsonElement value)
        ? value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => bool.TryParse(value.GetString(), out bool flag) ? flag : null,
            _ => null,
        }
        : null;
}
