using System.Collections;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// What the server sent beyond the fields that this version knows. Values are plain: text, number, boolean, null,
/// list (<c>object[]</c>) or dictionary. Nothing is lost: the original JSON of each is kept.
/// </summary>
public sealed class AdditionalFields : IReadOnlyDictionary<string, object?>
{
    /// <summary>No additional field.</summary>
    public static readonly AdditionalFields None = new((byte[]?)null);

    private readonly byte[]? _json;
    private Dictionary<string, object?>? _values;

    /// <param name="json">A JSON object in UTF-8, or null for none.</param>
    internal AdditionalFields(byte[]? json)
    {
        _json = json;
    }

    internal AdditionalFields(IReadOnlyDictionary<string, JsonElement> fields)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, JsonCopy.Plain))
        {
            writer.WriteStartObject();
            foreach (KeyValuePair<string, JsonElement> field in fields)
            {
                writer.WritePropertyName(field.Key);
                field.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        _json = stream.ToArray();
    }

    /// <inheritdoc/>
    public int Count => Values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Values.Keys;

    /// <summary>The value of a field; null also when there is no such field.</summary>
    public object? this[string key] => Values.TryGetValue(key, out object? value) ? value : null;

    IEnumerable<object?> IReadOnlyDictionary<string, object?>.Values => Values.Values;

    private Dictionary<string, object?> Values => _values ??= Parse();

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out object? value) => Values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names of the fields.</summary>
    public override string ToString() => string.Join(", ", Keys);

    /// <summary>The original JSON of a field, or null when there is no such field.</summary>
    public string? GetRawJson(string name)
    {
        if (_json is null)
            return null;
        using JsonDocument document = JsonDocument.Parse(_json);
        return document.RootElement.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : null;
    }

    private Dictionary<string, object?> Parse()
    {
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        if (_json is null)
            return values;
        using JsonDocument document = JsonDocument.Parse(_json);
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
            values[property.Name] = PlainJson.FromElement(property.Value);
        return values;
    }
}
