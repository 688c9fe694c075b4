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
    private Place _place;
    private int _skipDepth;
    private string? _member;
    private ExceptionDispatchInfo? _failure;

    public SearchAnswerReader(JsonStreamReader body, IRowReader<T> rows, SearchContents contents, string route, ApiToken token)
    {
        _body = body;
        _rows = rows;
        _members = new SearchMembers(contents, route, token);
        _route = route;
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
                if (!ParseAvailable(rows, atMost) && rows.Count == 0)
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
        if (_place == Place.Start && !_body.Unread.IsEmpty && FirstByte() == '<')
            throw JsonBody.Html(_route);
        if (_body.Unread.IsEmpty && !_body.IsFinal)
            return false;
        try
        {
            Utf8JsonReader reader = _body.CreateReader();
            return _body.IsFinal && _body.Unread.IsEmpty
                ? throw new JsonException("The answer is empty or ends early.")
                : Parse(ref reader, rows, atMost);
        }
        catch (JsonException e)
        {
            throw Describe(e);
        }
    }

    private bool Parse(ref Utf8JsonReader reader, List<T> rows, int atMost)
    {
        while (_place != Place.End && rows.Count < atMost)
        {
            bool moved = _place switch
            {
                Place.Start => ParseStart(ref reader),
                Place.Members => ParseMember(ref reader),
                Place.Skipping => ParseSkipped(ref reader),
                _ => ParseRow(ref reader, rows),
            };
            if (!moved)
                return false;
        }

        return true;
    }

    private bool ParseStart(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            return false;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw WireFormat.Expected("an object with search results", reader.TokenType);
        return MoveTo(Place.Members, reader);
    }

    private bool ParseMember(ref Utf8JsonReader reader)
    {
        Utf8JsonReader ahead = reader;
        if (!ahead.Read())
            return false;
        if (ahead.TokenType == JsonTokenType.EndObject)
        {
            reader = ahead;
            _members.Complete();
            return MoveTo(Place.End, reader);
        }

        _member = WireText.Get(ref ahead);
        if (!ahead.Read())
            return false;
        if (_member == "results")
        {
            _members.HasResults = true;
            reader = ahead;
            if (ahead.TokenType == JsonTokenType.Null)
                return MoveTo(Place.Members, reader);
            if (ahead.TokenType != JsonTokenType.StartArray)
                throw WireFormat.Expected("a list", ahead.TokenType);
            return MoveTo(Place.Rows, reader);
        }

        if (!_members.Wants(_member))
        {
            reader = ahead;
            _skipDepth = ahead.CurrentDepth;
            return MoveTo(ahead.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? Place.Skipping : Place.Members, reader);
        }

        return TakeMember(ref reader, ahead);
    }

    private bool TakeMember(ref Utf8JsonReader reader, Utf8JsonReader ahead)
    {
        if (!_members.TryTake(ref ahead, _member!))
            return false;
        reader = ahead;
        return MoveTo(Place.Members, reader);
    }

    /// <summary>Passes over a member that nobody asked for, which may be larger than all rows, without holding it.</summary>
    private bool ParseSkipped(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.CurrentDepth == _skipDepth && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                return MoveTo(Place.Members, reader);
        }

        _body.Commit(reader);
        return false;
    }

    private bool ParseRow(ref Utf8JsonReader reader, List<T> rows)
    {
        Utf8JsonReader ahead = reader;
        if (!ahead.Read())
            return false;
        if (ahead.TokenType == JsonTokenType.EndArray)
        {
            reader = ahead;
            return MoveTo(Place.Members, reader);
        }

        if (ahead.TokenType != JsonTokenType.StartObject)
            throw WireFormat.Expected("an object", ahead.TokenType);
        if (!_rows.TryRead(ref ahead, out T? row))
            return false;
        reader = ahead;
        rows.Add(row);
        RowCount++;
        _body.Commit(reader);
        return true;
    }

    private bool MoveTo(Place place, in Utf8JsonReader reader)
    {
        _place = place;
        if (place == Place.Members)
            _member = null;
        _body.Commit(reader);
        return true;
    }

    private int FirstByte()
    {
        foreach (byte b in _body.Unread)
        {
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return b;
        }

        return -1;
    }

    private CbUnexpectedResponseException Describe(JsonException e)
    {
        string? path = _place switch
        {
            Place.Rows => _rows.Field is { } field ? $"results[{RowCount}].{field}" : $"results[{RowCount}]",
            Place.Start => null,
            _ => _member,
        };
        bool isOurs = e.Message.StartsWith(WireFormat.Marker, StringComparison.Ordinal);
        return JsonBody.Describe(e, path, isCutShort: !isOurs && _body.IsFinal && _body.IsUnreadABeginning(), _route);
    }
}
