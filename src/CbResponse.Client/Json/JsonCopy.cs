using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Copies JSON and makes its texts well-formed on the way. Servers pass on file names and command lines as sensors saw them, with
/// halves of surrogate pairs for example, and a text like that would be an exception wherever it is looked at.
/// </summary>
internal static class JsonCopy
{
    /// <summary>Texts keep their characters: what is kept of unknown fields is to be read by people too.</summary>
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The body itself when all its texts are well-formed; a copy with U+FFFD in place of what is not. Broken JSON stays as it is.</summary>
    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> body)
    {
        if (IsWellFormed(body))
            return body;
        using MemoryStream stream = new();
        using Utf8JsonWriter writer = new(stream, Plain);
        Utf8JsonReader reader = new(body.Span);
        try
        {
            reader.Read();
            CopyValue(ref reader, writer);
        }
        catch (JsonException)
        {
            return body;
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Copies the value that the reader stands at the start of. False when its end has not arrived yet.</summary>
    public static bool CopyValue(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        int depth = reader.CurrentDepth;
        do
        {
            CopyToken(ref reader, writer);
            if (reader.CurrentDepth == depth && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                return true;
        }
        while (reader.Read());

        return false;
    }

    private static void CopyToken(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(WireText.Get(ref reader));
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(WireText.Get(ref reader));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private static bool IsWellFormed(ReadOnlyMemory<byte> body)
    {
        ReadOnlySpan<byte> rest = body.Span;
        for (int i = rest.IndexOf("\\u"u8); i >= 0; i = rest.IndexOf("\\u"u8))
        {
            // U+D800 to U+DFFF are the halves of pairs. Whether they pair up is seen when they are read.
            if (i + 2 < rest.Length && rest[i + 2] is (byte)'d' or (byte)'D')
                return false;
            rest = rest.Slice(i + 2);
        }

        try
        {
            ArraySegment<byte> bytes = MemoryMarshal.TryGetArray(body, out ArraySegment<byte> own) ? own : new ArraySegment<byte>(body.ToArray());
            Strict.GetCharCount(bytes.Array!, bytes.Offset, bytes.Count);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
