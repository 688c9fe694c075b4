using System.Globalization;
using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Reads the answer of an event route while it arrives (edr-api.md 3.2, 4.1): events come out as soon as each is complete, list by list.
/// Of the process itself only counts and what says that the answer is partial are looked at.
/// </summary>
/// <param name="body">The answer.</param>
/// <param name="decoder">Makes events.</param>
/// <param name="search">Which events are wanted.</param>
/// <param name="countsAll">Whether lists of kinds that nobody wants are read too: the next page begins behind the events of all kinds.</param>
/// <param name="route">The request.</param>
/// <param name="token">The token, which errors must not show.</param>
internal sealed class EventAnswerReader(
    BodyReader body, EventDecoder decoder, EventSearch search, bool countsAll, string route, ApiToken token) : AnswerReader<ProcessEvent>(body, route, token)
{
    private const string SortedEvents = "sorted_events";

    private readonly long _after = search.After?.UtcTicks ?? 0;
    private readonly long _before = search.Before?.UtcTicks ?? DateTime.MaxValue.Ticks;
    private Place _place;
    private bool _inProcess;
    private bool _hasProcess;
    private string? _member;
    private EventKind _kind;
    private bool _isKindWanted;
    private Form _form;

    private enum Place
    {
        Start,
        Members,
        Skipping,
        List,
        SortedList,
        End,
    }

    /// <summary>Servers may send the same events in two forms, of which one is read.</summary>
    private enum Form
    {
        NotSeen,
        Lists,
        Sorted,
    }

    public override bool IsAtEnd => _place == Place.End;

    /// <summary>How many events the answer has brought, those that nobody wants included as far as they were looked at.</summary>
    public long Received { get; private set; }

    /// <summary>How many events the process has by its own counts; 0 when the answer has none.</summary>
    public long Announced { get; private set; }

    /// <summary>The member that says that events are missing; null when none does.</summary>
    public string? PartialFlag { get; private set; }

    /// <summary>The first event of the answer as it stands: to see whether a page is the one before it.</summary>
    public byte[]? FirstItem { get; private set; }

    protected override string? Path => _place switch
    {
        Place.Start => null,
        Place.List or Place.SortedList => string.Format(CultureInfo.InvariantCulture, "process.{0}[{1}]", _member, Received),
        _ => _inProcess && _member is not null ? "process." + _member : _member,
    };

    [MethodImpl(HotPath.Options)]
    protected override bool ParseStep(List<ProcessEvent> rows, int atMost)
    {
        JsonCursor cursor = new(Body.Unread);
        return _place switch
        {
            Place.Start => TryTakeStart(ref cursor, "an object with a process") && MoveTo(Place.Members, cursor, needsComma: false),
            Place.Members => ParseMember(ref cursor),
            Place.Skipping => ParseSkipped(),
            _ => ParseList(ref cursor, rows, atMost),
        };
    }

    private bool ParseMember(ref JsonCursor cursor)
    {
        if (!TryPeekItem(ref cursor, (byte)'}', out bool ended))
            return false;
        if (ended)
            return EndObject(cursor);
        if (!cursor.TryReadName(out ReadOnlySpan<byte> name, out bool isEscaped) || !cursor.TryPeek(out byte first))
            return false;
        _member = new TextDecoder().Decode(name, isEscaped ? JsonTextKind.Escaped : JsonTextKind.Utf8);
        if (!_inProcess && _member == "process")
            return BeginProcess(ref cursor, first);
        if (_inProcess && first == '[' && ListPlace() is { } place)
        {
            cursor.Take();
            return MoveTo(place, cursor, needsComma: false);
        }

        if (first is (byte)'{' or (byte)'[')
        {
            BeginSkip();
            return MoveTo(Place.Skipping, cursor, needsComma: false);
        }

        return TakeMember(ref cursor);
    }

    private bool EndObject(in JsonCursor cursor)
    {
        if (_inProcess)
        {
            _inProcess = false;
            return MoveTo(Place.Members, cursor, needsComma: true);
        }

        if (!_hasProcess)
            throw JsonBody.Wrong("process", "is missing", Route);
        return MoveTo(Place.End, cursor, needsComma: false);
    }

    private bool BeginProcess(ref JsonCursor cursor, byte first)
    {
        if (first != '{')
            throw WireFormat.Expected("an object", first);
        cursor.Take();
        _hasProcess = true;
        _inProcess = true;
        return MoveTo(Place.Members, cursor, needsComma: false);
    }

    /// <summary>How to read the list that begins here; null when it is none of events, or none that is wanted.</summary>
    private Place? ListPlace()
    {
        if (_member == SortedEvents)
            return _form == Form.Lists ? null : Place.SortedList;
        if (_form == Form.Sorted || EventKind.OfList(_member!) is not { } kind)
            return null;
        _kind = kind;
        _isKindWanted = search.Wants(kind.Type);
        return _isKindWanted || countsAll ? Place.List : null;
    }

    private bool TakeMember(ref JsonCursor cursor)
    {
        if (!cursor.TrySliceValue(out ReadOnlySpan<byte> value))
            return false;
        if (_member == "errorMessage")
            throw ServerErrors.InSuccess(EventFlags.Text(value) ?? "no message", Route, Token);
        if (_inProcess && EventFlags.Count(_member!, value) is { } count)
            Announced += count;
        else if (EventFlags.SaysPartial(_member!, value))
            PartialFlag = _member;
        return MoveTo(Place.Members, cursor, needsComma: true);
    }

    private bool ParseSkipped()
    {
        if (!TryPassSkipped())
            return false;
        _place = Place.Members;
        NeedsComma = true;
        return true;
    }

    /// <summary>Reads as many items of a list as are there.</summary>
    [MethodImpl(HotPath.Options)]
    private bool ParseList(ref JsonCursor cursor, List<ProcessEvent> rows, int atMost)
    {
        int parsed = 0;
        bool needsComma = NeedsComma;
        bool complete = true;
        while (complete && rows.Count < atMost)
        {
            NeedsComma = needsComma;
            complete = TryPeekItem(ref cursor, (byte)']', out bool ended);
            if (ended)
                return MoveTo(Place.Members, cursor, needsComma: true);
            if (!complete || !cursor.TryPeek(out byte first))
                break;
            complete = TryReadEvent(ref cursor, first, out ProcessEvent? item);
            if (!complete)
                break;
            parsed = cursor.Position;
            needsComma = true;
            if (IsWanted(item!))
                rows.Add(item!);
        }

        Advance(parsed, needsComma);
        return rows.Count >= atMost;
    }

    [MethodImpl(HotPath.Options)]
    private bool TryReadEvent(ref JsonCursor cursor, byte first, out ProcessEvent? item)
    {
        item = null;
        if (first == '"' && _place == Place.List)
        {
            if (!cursor.TryReadString(out ReadOnlySpan<byte> content, out JsonTextKind textKind))
                return false;
            Saw(content);
            item = decoder.FromText(content, textKind, _kind);
            return true;
        }

        if (!cursor.TrySliceValue(out ReadOnlySpan<byte> value))
            return false;
        Saw(value);
        item = _place == Place.List ? decoder.FromValue(value, _kind) : decoder.FromSorted(value, out _);
        return true;
    }

    [MethodImpl(HotPath.Options)]
    private void Saw(ReadOnlySpan<byte> item)
    {
        if (Received++ > 0)
            return;
        FirstItem = item.ToArray();
        _form = _place == Place.List ? Form.Lists : Form.Sorted;
    }

    [MethodImpl(HotPath.Options)]
    private bool IsWanted(ProcessEvent item)
    {
        long ticks = item.Ticks;
        return (ticks == 0 || (ticks >= _after && ticks <= _before)) && (_place == Place.List ? _isKindWanted : search.Wants(item.Type));
    }

    private bool MoveTo(Place place, in JsonCursor cursor, bool needsComma)
    {
        _place = place;
        Advance(cursor.Position, needsComma);
        return true;
    }
}
