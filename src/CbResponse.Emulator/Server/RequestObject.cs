using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>The object in the body of a change. Members that mean nothing are passed over; null counts as missing.</summary>
internal sealed class RequestObject(JsonElement json)
{
    /// <exception cref="RejectedRequestException">The body is no object.</exception>
    public static async Task<RequestObject> ReadAsync(HttpContext context) => Of(await context.ReadJsonAsync());

    /// <exception cref="RejectedRequestException">It is no object.</exception>
    public static RequestObject Of(JsonElement json)
        => json.ValueKind == JsonValueKind.Object ? new RequestObject(json) : throw RejectedRequestException.Text(400, "An object is expected.");

    public bool Has(string name) => Find(name) is not null;

    /// <exception cref="RejectedRequestException">It is missing or empty.</exception>
    public string RequiredText(string name)
        => Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    public string? Text(string name) => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Invalid(name);

    public int? Number(string name)
        => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : throw Invalid(name);

    public bool? Flag(string name)
        => Find(name) is not { } value ? null : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Invalid(name);

    /// <summary>The items of a list; null when it is missing.</summary>
    public IReadOnlyList<JsonElement>? Items(string name)
        => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Invalid(name);

    /// <summary>A member as it is; null when it is missing.</summary>
    public JsonElement? Find(string name) => json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static RejectedRequestException Missing(string name) => RejectedRequestException.Text(400, $"Missing required parameter {name}");

    public static RejectedRequestException Invalid(string name) => RejectedRequestException.Text(400, $"Invalid value for parameter {name}");
}
