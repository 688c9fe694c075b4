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

    /// <summary>Reads the body of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mayBeEmpty">Whether clients send nothing at all when they have nothing to say.</param>
    /// <exception cref="RejectedRequestException">The body is no object.</exception>
    public static async Task<RecordBody> ReadAsync(HttpContext context, bool mayBeEmpty = false)
    {
        byte[] body = await context.ReadBodyAsync();
        JsonElement json = RequestContext.ParseJson(body.Length == 0 && mayBeEmpty ? "{}"u8.ToArray() : body);
        return json.ValueKind == JsonValueKind.Object ? new RecordBody(json) : throw RejectedRequestException.Text(400, "An object is expected.");
    }

    /// <summary>Whether the member is there, even as null.</summary>
    public bool Has(string name) => _json.TryGetProperty(name, out _);

    /// <summary>A text; null when it is missing or another thing.</summary>
    public string? Text(string name) => Find(name, JsonValueKind.String)?.GetString();

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

    /// <summary>True or false, also as text: the vendor's own example writes <c>"True"</c>.</summary>
    public bool? Flag(string name) => !_json.TryGetProperty(name, out JsonElement value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => bool.TryParse(value.GetString(), out bool flag) ? flag : null,
            _ => null,
        };

    /// <summary>The items of a list; null when it is missing or another thing.</summary>
    public IEnumerable<JsonElement>? Items(string name) => Find(name, JsonValueKind.Array)?.EnumerateArray();

    /// <summary>An object in the object; null when it is missing or another thing.</summary>
    public RecordBody? Part(string name) => Find(name, JsonValueKind.Object) is { } part ? new RecordBody(part) : null;

    /// <summary>The members, in their order.</summary>
    public IEnumerable<JsonProperty> Members => _json.EnumerateObject();

    private JsonElement? Find(string name, JsonValueKind kind)
        => _json.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : null;
}
