using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Reads a search answer while it arrives: rows come out as soon as each is complete, the other members are collected in
/// <see cref="Page"/>, in whatever order the server sends them.
/// </summary>
internal sealed class SearchAnswerReader<T>
{
    private readonly JsonStreamReader _body;
    private readonly IRowReader<T> _rows;
    private readonly SearchMembers _members;
    private readonly string _route;
    private readonly ApiToken _token;
    private Place _place;
    private JsonSkip _skip;
    private bool _needsComma;
    private string? _member;
    private ExceptionDispatchInfo? _failure;

    public SearchAnswerReader(JsonStreamReader body, IRowReader<T> rows, SearchContents contents, string route, ApiToken token)
    {
        _body = body;
        _rows = rows;
        _members = new SearchMembers(contents, route, token);
        _route = route;
        _token = token;
    }

    private enum Place
    {
        Start,
        Members,
        Skipping,
        Rows,
        End,
    }

    /// <summary>What has been read beside the rows; whole once the end is reached.</summary>
    public SearchPage Page => _members.Page;

    /// <summary>How many rows have come out.</summary>
    public int RowCount { get; private set; }

    /// <summary>Whether the answer is complete.</summary>
    public bool IsAtEnd => _place == Place.End;

    /// <summary>Reads the rows that can be read now, and waits for the network when there are none. Empty only at the end.</summary>
    /// <exception cref="CbException">
    /// The answer is broken, cut short, of another shape, or tells an error. Rows before that have come out.
    /// </exception>
    public async ValueTask<List<T>> ReadRowsAsync(int atMost, CancellationToken cancellationToken)
    {
        _failure?.Throw();
        List<T> rows = new(atMost);
        try
        {
            while (rows.Count == 0 && _place != Place.End)
            {
                if (!ParseAvailable(rows, atMost))
                    await _body.FillAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (CbException e) when (rows.Count > 0)
        {
            // First the rows, then what is wrong behind them.
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        return rows;
    }

    /// <summary>Parses what has arrived. False when more has to arrive before anything else can be parsed.</summary>
    private bool ParseAvailable(List<T> rows, int atMost)
    {
        try
        {
            if (Parse(rows, atMost))
                return true;
        }
        catch (JsonException e)
        {
            throw JsonBody.Describe(e, Path(), isCutShort: false, _route, _token);
        }

        if (_body.IsFinal)
            throw JsonBody.CutShort(_route);
        return false;
    }

    [MethodImpl(HotPath.Options)]
    private bool Parse(List<T> rows, int atMost)
    {
        while (_place != Place.End && rows.Count < atMost)
        {
            JsonCursor cursor = new(_body.Unread);
            bool moved = _place switch
            {
                Place.Start => ParseStart(ref cursor),
                Place.Members => ParseMember(ref cursor),
                Place.Skipping => ParseSkipped(),
                _ => ParseRows(ref cursor, rows, atMost),
            };
            if (!moved)
                return rows.Count > 0;
        }

        return true;
    }

    private bool ParseStart(ref JsonCursor cursor)
    {
        if (!cursor.TryPeek(out byte first))
            return false;
        if (first == '<')
            throw JsonBody.Html(_route);
        if (first != '{')
            throw WireFormat.Expected("an object with search results", first);
        cursor.Take();
        return MoveTo(Place.Members, cursor, needsComma: false);
    }

    private bool ParseMember(ref JsonCursor cursor)
    {
        if (!TryPeekItem(ref cursor, (byte)'}', out bool ended))
            return false;
        if (ended)
        {
            _members.Complete();
            return MoveTo(Place.End, cursor, needsComma: false);
        }

        if (!cursor.TryReadName(out ReadOnlySpan<byte> name, out bool isEscaped) || !cursor.TryPeek(out byte first))
            return false;
        _member = new TextDecoder().Decode(name, isEscaped ? JsonTextKind.Escaped : JsonTextKind.Utf8);
        if (_member == "results")
            return BeginRows(ref cursor, first);
        if (!_members.Wants(_member) && first is (byte)'{' or (byte)'[')
        {
            _skip = default;
            return MoveTo(Place.Skipping, cursor, needsComma: false);
        }

        return TakeMember(ref cursor);
    }

    private bool BeginRows(ref JsonCursor cursor, byte first)
    {
        _members.HasResults = true;
        if (first == 'n')
            return cursor.TrySliceValue(out _) && MoveTo(Place.Members, cursor, needsComma: true);
        if (first != '[')
            throw WireFormat.Expected("a list", first);
        cursor.Take();
        return MoveTo(Place.Rows, cursor, needsComma: false);
    }

    private bool TakeMember(ref JsonCursor cursor)
    {
        if (!cursor.TrySliceValue(out ReadOnlySpan<byte> value))
            return false;
        _members.Take(_member!, value.ToArray());
        return MoveTo(Place.Members, cursor, needsComma: true);
    }

    /// <summary>Passes over a member that nobody asked for, which may be larger than all rows, without holding it.</summary>
    private bool ParseSkipped()
    {
        bool ended = _skip.TryPass(_body.Unread, out int length);
        _body.Advance(length);
        if (!ended)
            return false;
        _place = Place.Members;
        _needsComma = true;
        _member = null;
        return true;
    }

    [MethodImpl(HotPath.Options)]
    private bool ParseRows(ref JsonCursor cursor, List<T> rows, int atMost)
    {
        int parsed = 0;
        bool needsComma = _needsComma;
        bool complete = false;
        while (rows.Count < atMost)
        {
            _needsComma = needsComma;
            complete = TryPeekItem(ref cursor, (byte)']', out bool ended);
            if (!complete)
                break;
            if (ended)
                return MoveTo(Place.Members, cursor, needsComma: true);
            if (!cursor.TryPeek(out byte first))
                return Stop(parsed, needsComma);
            if (first != '{')
                throw WireFormat.Expected("an object", first);
            cursor.Take();
            complete = _rows.TryRead(ref cursor, out T? row);
            if (!complete)
                break;
            rows.Add(row!);
            RowCount++;
            parsed = cursor.Position;
            needsComma = true;
        }

        Stop(parsed, needsComma);
        return complete;
    }

    private bool Stop(int parsed, bool needsComma)
    {
        _body.Advance(parsed);
        _needsComma = needsComma;
        return false;
    }

    /// <summary>Takes the comma between items, or the end of the list or object.</summary>
    [MethodImpl(HotPath.Options)]
    private bool TryPeekItem(ref JsonCursor cursor, byte end, out bool ended)
    {
        ended = false;
        if (!cursor.TryPeek(out byte next))
            return false;
        if (next == end)
        {
            cursor.Take();
            ended = true;
            return true;
        }

        if (_needsComma)
        {
            if (next != ',')
                throw WireFormat.Malformed();
            cursor.Take();
        }

        return true;
    }

    private bool MoveTo(Place place, in JsonCursor cursor, bool needsComma)
    {
        _place = place;
        _needsComma = needsComma;
        if (place == Place.Members)
            _member = null;
        _body.Advance(cursor.Position);
        return true;
    }

    private string? Path() => _place switch
    {
        Place.Rows => _rows.Field is { } field ? $"results[{RowCount}].{field}" : $"results[{RowCount}]",
        Place.Start => null,
        _ => _member,
    };
}
