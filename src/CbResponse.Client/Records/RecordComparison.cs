using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Whether a server holds what it was asked to hold, whichever of its forms it writes it in (edr-api.md 1.9).</summary>
internal static class RecordComparison
{
    /// <summary>Whether the one value shows the other. Objects may have more members, and lists another order; that an item is there twice means nothing.</summary>
    public static bool Shows(JsonElement actual, JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.Object when IdOf(wanted) is { } id && actual.ValueKind is (JsonValueKind.Number or JsonValueKind.String) => Shows(actual, id),
        JsonValueKind.Number when IdOf(actual) is { } id => Shows(id, wanted),
        JsonValueKind.Object => actual.ValueKind == JsonValueKind.Object && wanted.EnumerateObject().All(member
            => actual.TryGetProperty(member.Name, out JsonElement value) && Shows(value, member.Value)),
        JsonValueKind.Array => ShowsAll(actual, wanted),
        JsonValueKind.Number => Number(actual) is { } number && number == Number(wanted),
        JsonValueKind.True or JsonValueKind.False => Truth(actual) == (wanted.ValueKind == JsonValueKind.True),
        _ => Text(actual) == Text(wanted),
    };

    /// <summary>Some servers name a record by its number alone, and others by an object that holds the number.</summary>
    private static JsonElement? IdOf(JsonElement value)
        => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("id", out JsonElement id) && id.ValueKind != JsonValueKind.Object ? id : null;

    private static bool ShowsAll(JsonElement actual, JsonElement wanted)
    {
        if (actual.ValueKind != JsonValueKind.Array)
            return wanted.GetArrayLength() == 0 && actual.ValueKind == JsonValueKind.Null;
        return wanted.EnumerateArray().All(item => actual.EnumerateArray().Any(candidate => Shows(candidate, item)))
            && actual.EnumerateArray().All(candidate => wanted.EnumerateArray().Any(item => Shows(candidate, item)));
    }

    private static decimal? Number(JsonElement value)
        => decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static bool? Truth(JsonElement value) => value.ToString() switch
    {
        "1" => true,
        "0" => false,
        string text => bool.TryParse(text, out bool truth) ? truth : null,
        _ => null,
    };

    /// <summary>No text and an empty one are the same to servers.</summary>
    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? string.Empty : value.ToString();
}
