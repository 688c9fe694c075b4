using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Reads a search answer while it arrives: rows come out as soon as each is complete, the other members are collected in
/// <see cref="Page"/>, in whatever order the server sends them.
/// </summary>
internal sealed class SearchAnswerReader<T> : AnswerReader<T>
{
    private readonly IRowReader<T> _rows;
    private readonly SearchMembers _members;
    private Place _place;
    private string? _member;

    public SearchAnswerReader(BodyReader body, IRowReader<T> rows, SearchContents contents, string route, ApiToken token)
        : base(body, route, token)
    {
        _rows = rows;
        _members = new SearchMembers(contents, route, token);
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

    public override bool IsAtEnd => _place == Place.End;

    protected override string? Path => _place switch
    {
        Place.Rows => _rows.Field is { } name ? $"results[{RowCount}].{name}" : $"results[{RowCount}]",
        Place.Start => null,
        _ => _member,
    };

    [MethodImpl(HotPath.Options)]
    protected override bool ParseStep(List<T> rows, int atMost)
    {
        JsonCursor cursor = new(Body.Unread);
        return _place switch
        {
            Place.Start => TryTakeStart(ref cursor, "an object with search results") && MoveTo(Place.Members, cursor, needsComma: false),
            Place.Members => ParseMember(ref cursor),
            Place.Skipping => ParseSkipped(),
            _ => ParseRows(ref cursor, rows, atMost),
        };
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
            BeginSkip();
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

    private bool ParseSkipped()
    {
        if (!TryPassSkipped())
            return false;
        _place = Place.Members;
        NeedsComma = true;
        _member = null;
        return true;
    }

    [MethodImpl(HotPath.Options)]
    private bool ParseRows(ref JsonCursor cursor, List<T> rows, int atMost)
    {
        int parsed = 0;
        bool needsComma = NeedsComma;
        bool complete = false;
        while (rows.Count < atMost)
        {
            NeedsComma = needsComma;
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
        Advance(parsed, needsComma);
        return false;
    }

    private bool MoveTo(Place place, in JsonCursor cursor, bool needsComma)
    {
        _place = place;
        if (place == Place.Members)
            _member = null;
        Advance(cursor.Position, needsComma);
        return true;
    }
}
