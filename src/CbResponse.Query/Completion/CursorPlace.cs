namespace CbResponse.Query;

/// <summary>What stands around the cursor. Text before it need not be a query.</summary>
internal sealed class CursorPlace
{
    private readonly string _text;
    private readonly Stack<string?> _groups = new();

    /// <summary>The field whose value comes next: its colon has been passed and nothing since.</summary>
    private string? _pending;

    private CursorPlace(string text) => _text = text;

    /// <summary>Whether a range or a phrase without a field is open: nothing can be suggested there.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether the value at the cursor is in quotes that are open. <see cref="Start"/> is then the opening one.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>The field whose value stands at the cursor, or null where a criterion begins.</summary>
    public string? Field { get; private set; }

    /// <summary>Whether a criterion is complete before the cursor, so that an operator may follow.</summary>
    public bool FollowsTerm { get; private set; }

    /// <summary>Where the name or value at the cursor begins.</summary>
    public int Start { get; private set; }

    public static CursorPlace Find(string text, int cursor)
    {
        CursorPlace place = new(text);
        int position = 0;
        while (!place.IsClosed && position < cursor)
            position = place.Pass(position, cursor);
        if (position <= cursor && !place.IsClosed && place._isBetween)
            place.At(cursor);
        return place;
    }

    /// <summary>Whether the last thing passed ended before the cursor.</summary>
    private bool _isBetween = true;

    private void At(int cursor)
    {
        Start = cursor;
        Field = Group();
    }

    /// <summary>The field that a value belongs to here, or null.</summary>
    private string? Group() => _pending ?? (_groups.Count > 0 ? _groups.Peek() : null);

    /// <summary>Passes one blank, parenthesis, phrase, range or word. Returns the index behind it.</summary>
    private int Pass(int position, int cursor)
    {
        char c = _text[position];
        if (char.IsWhiteSpace(c))
            return position + 1;
        if (c == '(')
        {
            _groups.Push(Group());
            _pending = null;
            FollowsTerm = false;
            return position + 1;
        }

        if (c == ')')
        {
            if (_groups.Count > 0)
                _groups.Pop();
            FollowsTerm = true;
            return position + 1;
        }

        if (c == '"')
            return PassUntil('"', position, cursor);
        return c == '[' && _pending is not null ? PassUntil(']', position, cursor) : PassWord(position, cursor);
    }

    private int PassUntil(char close, int position, int cursor)
    {
        int i = position + 1;
        while (i < cursor && _text[i] != close)
            i += _text[i] == '\\' && close == '"' ? 2 : 1;
        if (i >= cursor && close == '"' && Group() is { } field)
            (Start, Field, IsQuoted, _isBetween) = (position, field, true, false);
        else
            IsClosed = i >= cursor;
        Complete();
        return i + 1;
    }

    private int PassWord(int position, int cursor)
    {
        string? group = Group();
        if (_pending is null)
        {
            while (position < cursor && _text[position] == '-')
                position++;
        }

        int end = WordEnd(position, cursor);
        int colon = group is null ? ColonOf(position, end) : -1;
        string? field = colon < 0 ? group : _text.Substring(position, colon - position);
        int start = colon < 0 ? position : colon + 1;
        if (end >= cursor)
        {
            Start = start;
            Field = field;
            _isBetween = false;
            return cursor;
        }

        if (colon >= 0 && start < end && _text[start] is '"' or '[')
        {
            _pending = field;
            return start;
        }

        if (colon >= 0 && start == end)
        {
            _pending = field;
            FollowsTerm = false;
        }
        else if (group is null && colon < 0 && IsOperator(position, end))
        {
            FollowsTerm = false;
        }
        else
        {
            Complete();
        }

        return end;
    }

    private void Complete()
    {
        _pending = null;
        FollowsTerm = true;
    }

    private int WordEnd(int position, int cursor)
    {
        int i = position;
        while (i < cursor && !char.IsWhiteSpace(_text[i]) && _text[i] is not ('(' or ')' or '"'))
            i += _text[i] == '\\' && i + 1 < _text.Length && QuerySyntaxFacts.IsEscapable(_text[i + 1]) ? 2 : 1;
        return i;
    }

    private int ColonOf(int position, int end)
    {
        int colon = _text.IndexOf(':', position, Math.Min(end, _text.Length) - position);
        return colon > position && QuerySyntaxFacts.IsFieldName(_text.Substring(position, colon - position)) ? colon : -1;
    }

    private bool IsOperator(int position, int end)
        => QuerySyntaxFacts.IsOperator(_text.Substring(position, end - position));
}
