using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Makes events of what stands in an answer, whatever it is: an event that cannot be understood comes out with its text, and is counted.
/// Used by one reading at a time.
/// </summary>
internal sealed class EventDecoder
{
    private readonly TextDecoder _texts = new();
    private readonly EventObjectReader _objects;
    private int[] _starts = new int[16];

    public EventDecoder()
    {
        _objects = new EventObjectReader(_texts);
    }

    /// <summary>Where the events come from.</summary>
    public required EventSource Source { get; set; }

    /// <summary>How many events could not be understood in full.</summary>
    public long OddCount { get; private set; }

    /// <summary>The first of them, as the server wrote it.</summary>
    public string? FirstOdd { get; private set; }

    /// <summary>The event of a text.</summary>
    /// <param name="content">What stands between the quotes.</param>
    /// <param name="textKind">What it is made of.</param>
    /// <param name="kind">The kind of event.</param>
    [MethodImpl(HotPath.Options)]
    public ProcessEvent FromText(ReadOnlySpan<byte> content, JsonTextKind textKind, in EventKind kind)
    {
        try
        {
            if (kind.Type == EventType.ProcessBlock || (content.Length > 0 && content[0] == '{'))
                return FromEmbedded(content, textKind, kind);
            EventLine line = new(content, textKind, _texts, ref _starts);
            ProcessEvent item = EventLineReader.Read(ref line, kind);
            if (line.IsOdd)
                return FromOddLine(content, textKind, kind, item);
            if (kind.Type is EventType.Unknown or EventType.Emet)
                item.Raw = _texts.Decode(content, textKind);
            item.Source = Source;
            return item;
        }
        catch (JsonException)
        {
            // An escape in it means nothing.
            return Odd(Empty(kind), Utf8(content));
        }
    }

    /// <summary>The event of a value that is no text.</summary>
    [MethodImpl(HotPath.Options)]
    public ProcessEvent FromValue(ReadOnlySpan<byte> json, in EventKind kind)
    {
        ProcessEvent item = Empty(kind);
        try
        {
            _objects.Fill(item, json);
        }
        catch (JsonException)
        {
            return Odd(item, Utf8(json));
        }

        if (item is not (NetConnEvent or ChildProcEvent or ProcessBlockEvent or UnknownEvent or EmetEvent))
            return Odd(item, Utf8(json));
        if (item is UnknownEvent or EmetEvent)
            item.Raw = Utf8(json);
        item.Source = Source;
        return item;
    }

    /// <summary>The event of an item of <c>sorted_events</c>: <c>{type, time, data}</c>, in any order.</summary>
    public ProcessEvent FromSorted(ReadOnlySpan<byte> json, out EventKind kind)
    {
        kind = EventKind.Of(string.Empty);
        try
        {
            if (EventItem.TryRead(json, _texts, out EventItem parts))
            {
                kind = EventKind.Of(parts.Type);
                ProcessEvent item = FromData(parts.Data, kind);
                item.Timestamp ??= parts.Time;
                return item;
            }
        }
        catch (JsonException)
        {
            // It comes out as it is, below.
        }

        return Odd(Empty(kind), Utf8(json));
    }

    private ProcessEvent FromData(ReadOnlySpan<byte> data, in EventKind kind)
    {
        if (data[0] != '"')
            return FromValue(data, kind);
        JsonCursor cursor = new(data);
        return cursor.TryReadString(out ReadOnlySpan<byte> content, out JsonTextKind textKind)
            ? FromText(content, textKind, kind)
            : Odd(Empty(kind), Utf8(data));
    }

    /// <summary>A JSON object inside a text, as blocks come.</summary>
    private ProcessEvent FromEmbedded(ReadOnlySpan<byte> content, JsonTextKind textKind, in EventKind kind)
        => FromValue(Encoding.UTF8.GetBytes(_texts.Decode(content, textKind)), kind);

    /// <summary>A character that JSON writes as a code may be one that separates or belongs to a field: seen once the codes are gone.</summary>
    private ProcessEvent FromOddLine(ReadOnlySpan<byte> content, JsonTextKind textKind, in EventKind kind, ProcessEvent item)
    {
        string text = _texts.Decode(content, textKind);
        if (textKind == JsonTextKind.Escaped && content.IndexOf("\\u"u8) >= 0)
        {
            EventLine line = new(Encoding.UTF8.GetBytes(text), JsonTextKind.Utf8, _texts, ref _starts);
            item = EventLineReader.Read(ref line, kind);
            if (!line.IsOdd)
            {
                item.Source = Source;
                return item;
            }
        }

        return Odd(item, text);
    }

    private ProcessEvent Odd(ProcessEvent item, string raw)
    {
        OddCount++;
        FirstOdd ??= raw;
        item.Raw = raw;
        item.Source = Source;
        return item;
    }

    private static ProcessEvent Empty(in EventKind kind) => kind.Type switch
    {
        EventType.FileMod => new FileModEvent(),
        EventType.RegMod => new RegModEvent(),
        EventType.NetConn => new NetConnEvent(),
        EventType.ModLoad => new ModLoadEvent(),
        EventType.ChildProc => new ChildProcEvent(),
        EventType.Fork => new ForkEvent(),
        EventType.Exec => new ExecEvent(),
        EventType.CrossProc => new CrossProcEvent(),
        EventType.ProcessBlock => new ProcessBlockEvent(),
        EventType.Emet => new EmetEvent(),
        EventType.ScriptLoad => new ScriptLoadEvent(),
        _ => new UnknownEvent { Kind = kind.Name },
    };

    private static string Utf8(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.ToArray());
}
