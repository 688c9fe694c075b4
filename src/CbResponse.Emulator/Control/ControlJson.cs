using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>An object in the body of a control request. Unknown members are errors: a typing mistake must not become a fault that does nothing.</summary>
internal sealed class ControlJson
{
    private readonly JsonElement _json;

    /// <exception cref="RejectedRequestException">The JSON is no object, or has other members.</exception>
    public ControlJson(JsonElement json, params string[] members)
    {
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw Error("A JSON object is expected.");
        _json = json;
        if (json.ValueKind == JsonValueKind.Undefined)
            return;
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (!members.Contains(member.Name))
                throw Error($"Unknown member '{member.Name}'. Known are {string.Join(", ", members)}.");
        }
    }

    public static RejectedRequestException Error(string problem) => RejectedRequestException.Text(400, problem);

    public bool Has(string name) => TryGet(name, out _);

    /// <summary>An object that may be missing, and is empty then.</summary>
    public ControlJson Object(string name, params string[] members)
        => new(TryGet(name, out JsonElement value) ? value : default, members);

    public string? Text(string name)
    {
        if (!TryGet(name, out JsonElement value))
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Error($"'{name}' is a text.");
    }

    /// <summary>A whole number, or null when it is missing.</summary>
    public int? Number(string name, int least)
    {
        if (!TryGet(name, out JsonElement value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least
            ? number
            : throw Error(least == int.MinValue ? $"'{name}' is a whole number." : $"'{name}' is a whole number of {least} or more.");
    }

    /// <summary>A whole number that may be larger than an <see cref="int"/>, or null when it is missing.</summary>
    public long? LongNumber(string name, long least)
    {
        if (!TryGet(name, out JsonElement value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= least
            ? number
            : throw Error($"'{name}' is a whole number of {least} or more.");
    }

    /// <summary>True or false, or null when it is missing.</summary>
    public bool? Flag(string name)
    {
        if (!TryGet(name, out JsonElement value))
            return null;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Error($"'{name}' is true or false.");
    }

    /// <summary>An object of texts, such as headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts(string name)
    {
        if (!TryGet(name, out JsonElement value))
            return [];
        bool texts = value.ValueKind == JsonValueKind.Object
            && value.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String);
        if (!texts)
            throw Error($"'{name}' is an object of texts.");
        return [.. value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!))];
    }

    /// <summary>Null counts as missing.</summary>
    private bool TryGet(string name, out JsonElement value)
    {
        value = default;
        return _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
