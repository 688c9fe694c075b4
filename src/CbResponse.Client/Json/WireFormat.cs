using System.Text.Json;

namespace CbResponse;

/// <summary>Complaints about values, in words that complete the sentence "The field ...".</summary>
internal static class WireFormat
{
    /// <summary>Marks a message as ours, so that it can be told from the parser's own.</summary>
    public const string Marker = "\u0001";

    public static JsonException Expected(string what, JsonTokenType found)
        => new($"{Marker}should be {what} but is {Name(found)}");

    /// <param name="what">What was expected.</param>
    /// <param name="first">The first byte of what was found.</param>
    public static JsonException Expected(string what, byte first) => first switch
    {
        (byte)'{' => Expected(what, JsonTokenType.StartObject),
        (byte)'[' => Expected(what, JsonTokenType.StartArray),
        (byte)'"' => Expected(what, JsonTokenType.String),
        (byte)'t' or (byte)'f' => Expected(what, JsonTokenType.True),
        (byte)'n' => Expected(what, JsonTokenType.Null),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Expected(what, JsonTokenType.Number),
        _ => Malformed(),
    };

    public static JsonException NotReadable(string what, string text)
        => new($"{Marker}should be {what} but is '{(text.Length <= 60 ? text : text.Substring(0, 60) + "...")}'");

    /// <summary>Text that is no JSON.</summary>
    public static JsonException Malformed() => new($"{Marker}is not valid JSON");

    private static string Name(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => token.ToString(),
    };
}
