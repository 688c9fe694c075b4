using System.Text.Json;

namespace CbResponse;

/// <summary>The members of one item of <c>sorted_events</c> (edr-api.md 4.1).</summary>
internal readonly ref struct EventItem
{
    private EventItem(string type, DateTime? time, ReadOnlySpan<byte> data)
    {
        Type = type;
        Time = time;
        Data = data;
    }

    public string Type { get; }

    /// <summary>The time beside the event, which has one itself as a rule.</summary>
    public DateTime? Time { get; }

    /// <summary>The event in JSON.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Reads the members. False when the value is no such item.</summary>
    /// <exception cref="JsonException">It is broken.</exception>
    public static bool TryRead(ReadOnlySpan<byte> json, TextDecoder texts, out EventItem item)
    {
        item = default;
        JsonCursor cursor = new(json);
        if (!cursor.TryPeek(out byte next) || next != '{')
            return false;
        cursor.Take();
        string? type = null;
        DateTime? time = null;
        ReadOnlySpan<byte> data = default;
        while (cursor.TryPeek(out next) && next != '}')
        {
            if (next == ',')
                cursor.Take();
            if (!cursor.TryReadName(out ReadOnlySpan<byte> name, out _) || !cursor.TrySliceValue(out ReadOnlySpan<byte> value))
                return false;
            if (name.SequenceEqual("type"u8))
                type = Text(value, texts);
            else if (name.SequenceEqual("time"u8))
                time = WireTime.TryParse(Text(value, texts) ?? string.Empty, out DateTime moment) ? moment : null;
            else if (name.SequenceEqual("data"u8))
                data = value;
        }

        if (type is null || data.Length == 0)
            return false;
        item = new EventItem(type, time, data);
        return true;
    }

    private static string? Text(ReadOnlySpan<byte> value, TextDecoder texts)
    {
        JsonCursor cursor = new(value);
        return value[0] == '"' && cursor.TryReadString(out ReadOnlySpan<byte> content, out JsonTextKind kind) ? texts.Share(content, kind) : null;
    }
}
