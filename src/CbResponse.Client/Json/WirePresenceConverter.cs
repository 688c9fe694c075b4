using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>Tells whether a value is there, and passes it over: pictures, which are large, and passwords, which are secret.</summary>
internal sealed class WirePresenceConverter : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        bool isThere = reader.TokenType switch
        {
            JsonTokenType.Null or JsonTokenType.False => false,
            JsonTokenType.String => reader.HasValueSequence ? reader.ValueSequence.Length > 0 : reader.ValueSpan.Length > 0,
            _ => true,
        };
        reader.Skip();
        return isThere;
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => throw new NotSupportedException();
}
