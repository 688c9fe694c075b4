using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

#pragma warning disable MA0048 // One line each: the base class holds the rule.

/// <summary>Lets source-generated models read lists that may also come as their one item, or as null (edr-api.md 1.9).</summary>
internal abstract class WireListConverter<T> : JsonConverter<IReadOnlyList<T>>
{
    public override bool HandleNull => true;

    public sealed override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        List<T> items = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Add(ref reader, items);
            return items;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            Add(ref reader, items);
        return items;
    }

    public sealed override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        => throw new NotSupportedException();

    /// <summary>Adds the item that the reader stands at; nothing for null.</summary>
    protected abstract void Add(ref Utf8JsonReader reader, List<T> items);
}

/// <summary>Lists of texts.</summary>
internal sealed class WireTextListConverter : WireListConverter<string>
{
    protected override void Add(ref Utf8JsonReader reader, List<string> items)
    {
        if (WireText.Read(ref reader) is { } text)
            items.Add(text);
    }
}

/// <summary>Lists of whole numbers.</summary>
internal sealed class WireNumberListConverter : WireListConverter<long>
{
    protected override void Add(ref Utf8JsonReader reader, List<long> items)
    {
        if (WireNumber.ReadInt64(ref reader) is { } number)
            items.Add(number);
    }
}

/// <summary>Lets source-generated models read numbers with a fraction tolerantly.</summary>
internal sealed class WireDoubleConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => WireNumber.ReadDouble(ref reader);

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

#pragma warning restore MA0048
