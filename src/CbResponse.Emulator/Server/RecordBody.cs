using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>The body of a request that makes or changes a record. Members may be missing, and values come in all forms that clients send.</summary>
internal sealed class RecordBody
{
    private readonly JsonElement _json;

    private RecordBody(JsonElement json)
    {
        _json = json;
    }

    /// <exception cref="RejectedRequestException">The body is no object.</exception>
    public static async Task<RecordBody> ReadAsync(HttpContext context)
    {
        JsonElement json = ControlJson.Parse(await context.ReadBodyAsync());
        return json.ValueKind == JsonValueKind.Object ? new RecordBody(json) : throw RejectedRequestException.Text(400, "An object is expected.");
    }

    /// <summary>Whether the member is there, even as null.</summary>
    public bool Has(string name) => _json.TryGetProperty(name, out _);

    /// <summary>A text; null when it is missing or another thing.</summary>
    public string? Text(string name)
        => _json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A number, also as text.</summary>
    public int? Number(string name)
    {
        if (!_json.TryGetProperty(name, out JsonElement value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number))
            return number;
        return value.ValueKind == JsonValueKind.String && int.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            ? number
            : null;
    }

    /// <summary>True or false, also as text.</summary>
    public bool? Flag(string name) => !_json.TryGetProperty(name, out JsonElement value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => bool.TryParse(value.GetString(), out bool flag) ? flag : null,
            _ => null,
        };
}
