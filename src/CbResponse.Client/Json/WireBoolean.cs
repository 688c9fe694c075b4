using System.Text.Json;

namespace CbResponse;

/// <summary>Reads booleans that may also come as text or as 0 and 1 (edr-api.md 1.9).</summary>
internal static class WireBoolean
{
    /// <summary>The boolean, or null for null and for an empty text.</summary>
    /// <exception cref="JsonException">The value is no boolean.</exception>
    public static bool? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                return WireNumber.ReadInt64(ref reader) != 0;
            case JsonTokenType.String:
                return FromText(WireText.Get(ref reader));
            default:
                throw WireFormat.Expected("true or false", reader.TokenType);
        }
    }

    /// <summary>The boolean of a text; null for an empty one.</summary>
    /// <exception cref="JsonException">The text is no boolean.</exception>
    public static bool? FromText(string text) => text.Trim().ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        "" => null,
        _ => throw WireFormat.NotReadable("true or false", text),
    };
}
