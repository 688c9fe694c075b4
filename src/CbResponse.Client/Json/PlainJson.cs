using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// JSON as plain .NET values and back: text, <c>long</c>, <c>double</c>, <c>decimal</c>, <c>bool</c>, null, <c>object[]</c>,
/// and dictionaries that keep the order of their members.
/// </summary>
public static class PlainJson
{
    /// <summary>Parses JSON text. Texts that are not well-formed get U+FFFD for what is wrong in them.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static object? Parse(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument document = JsonDocument.Parse(JsonCopy.Mend(utf8));
        return FromElement(document.RootElement);
    }

    /// <summary>Writes a plain value as JSON in UTF-8.</summary>
    /// <exception cref="ArgumentException">A value is of a type that JSON has no form for.</exception>
    public static byte[] ToUtf8(object? value)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
            Write(writer, value, 0);
        return stream.ToArray();
    }

    internal static object? FromElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => FromNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => FromArray(element),
        JsonValueKind.Object => FromObject(element),
        _ => null,
    };

    private static object FromNumber(JsonElement element)
    {
        if (element.TryGetInt64(out long whole))
            return whole;
        if (element.TryGetDecimal(out decimal exact))
            return exact;
        return element.TryGetDouble(out double rounded) ? rounded : element.GetRawText();
    }

    private static object?[] FromArray(JsonElement element)
    {
        object?[] items = new object?[element.GetArrayLength()];
        int i = 0;
        foreach (JsonElement item in element.EnumerateArray())
            items[i++] = FromElement(item);
        return items;
    }

    private static OrderedDictionary FromObject(JsonElement element)
    {
        OrderedDictionary members = new(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
            members[property.Name] = FromElement(property.Value);
        return members;
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        const int deepest = 64;
        if (depth > deepest)
            throw new ArgumentException($"The value is nested more than {deepest} levels deep, or holds itself.");
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case float or double:
                writer.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case DateTime time:
                writer.WriteStringValue(time.ToUniversalTime());
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time.UtcDateTime);
                break;
            case Uri address:
                // Its text form would show %20 as the blank that it stands for.
                writer.WriteStringValue(address.OriginalString);
                break;
            case Guid or Enum or char or Version:
                writer.WriteStringValue(value.ToString());
                break;
            case IDictionary members:
                WriteObject(writer, members, depth);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                    Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A value of type '{value.GetType()}' has no form in JSON.");
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IDictionary members, int depth)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry member in members)
        {
            writer.WritePropertyName(Convert.ToString(member.Key, CultureInfo.InvariantCulture) ?? string.Empty);
            Write(writer, member.Value, depth + 1);
        }

        writer.WriteEndObject();
    }
}
