namespace CbResponse.Query;

/// <summary>
/// Recursive descent over the characters of a query. AND, written or implied by a blank, binds closer than OR.
/// What is a value and what is an operator depends on the place, so there is no separate list of tokens.
/// </summary>
internal sealed class QueryParser
{
    private readonly string _text;
    private readonly ValueReader _values;
    private int _position;
    private int _depth;

    private QueryParser(string text)
    {
        _text = text;
        _values = new ValueReader(text);
    }

    /// <summary>The tree of the text, or null when it is blank.</summary>
    /// <exception cref="QuerySyntaxException">The text is not a query.</exception>
    public static QueryNode? Parse(string text)
    {
        QueryParser parser = new(text);
        parser.SkipBlanks();
        if (parser.AtEnd)
            return null;
        QueryNode root = parser.ParseOr(field: null);
        parser.SkipBlanks();
        if (!parser.AtEnd)
            throw parser.UnexpectedClose();
        return root;
    }

    private bool AtEnd => _position >= _text.Length;

    private QueryNode ParseOr(string? field)
    {
        int start = _position;
        QueryNode first = ParseAnd(field);
        List<QueryNode>? operands = null;
        while (TryTakeOperator(QueryWord.Or))
        {
            RequireOperand("OR");
            (operands ??= [first]).Add(ParseAnd(field));
        }

        return operands is null ? first : Around(new OrNode(operands), start);
    }

    private QueryNode ParseAnd(string? field)
    {
        int start = _position;
        QueryNode first = ParseUnary(field);
        List<QueryNode>? operands = null;
        while (true)
        {
            if (TryTakeOperator(QueryWord.And))
                RequireOperand("AND");
            else if (!StandsAtOperand())
                break;
            (operands ??= [first]).Add(ParseUnary(field));
        }

        return operands is null ? first : Around(new AndNode(operands), start);
    }

    private QueryNode ParseUnary(string? field)
    {
        SkipBlanks();
        int start = _position;
        if (_text[_position] == '-')
        {
            _position++;
            if (AtEnd || char.IsWhiteSpace(_text[_position]) || _text[_position] == ')')
            {
                throw Error(start, "A minus sign stands alone", "what it excludes, right after it",
                    "For a literal minus sign write \\- or put the value in double quotes.");
            }

            return Negate(start, field);
        }

        if (TryTakeOperator(QueryWord.Not))
        {
            RequireOperand("NOT");
            return Negate(start, field);
        }

        return _text[_position] == '(' ? ParseGroup(field) : ParseTerm(field);
    }

    private NotNode Negate(int start, string? field)
    {
        Enter(start);
        QueryNode operand = ParseUnary(field);
        _depth--;
        return At(new NotNode(operand), start);
    }

    private QueryNode ParseGroup(string? field)
    {
        int open = _position;
        Enter(open);
        _position++;
        SkipBlanks();
        if (AtEnd)
            throw Unclosed(open);
        if (_text[_position] == ')')
            throw Error(open, "The parentheses are empty", "a term between them", null);
        QueryNode inner = ParseOr(field);
        SkipBlanks();
        if (AtEnd)
            throw Unclosed(open);
        _position++;
        _depth--;
        inner.IsParenthesized = true;
        inner.Span = TextSpan.FromBounds(open, _position);
        return inner;
    }

    private QueryNode ParseTerm(string? outerField)
    {
        int start = _position;
        if (_text[start] == ')')
            throw UnexpectedClose();
        RejectOperator();
        string? field = TakeFieldName();
        if (field is null)
            return TakeBareTerm(start);
        if (outerField is not null)
        {
            throw Error(start, $"The field '{field}' stands inside the value group of '{outerField}'", "a value",
                $"Write the criteria one by one: ({outerField}:a or {field}:b). For a literal colon write \\:.");
        }

        TextSpan fieldSpan = new(start, field.Length);
        int colonEnd = _position;
        SkipBlanks();
        if (AtEnd || _text[_position] == ')' || (_position > colonEnd && NextIsFieldOrOperator()))
        {
            throw Error(colonEnd, $"The field '{field}' has no value", "a value after the colon",
                $"To find documents that have the field write {field}:*.");
        }

        if (_text[_position] == '(')
            return At(new FieldGroupNode(field, ParseGroup(field)) { FieldSpan = fieldSpan }, start);
        int valueStart = _position;
        QueryValue value = _values.ReadFieldValue(ref _position);
        TextSpan valueSpan = TextSpan.FromBounds(valueStart, _position);
        return At(new TermNode(field, value) { FieldSpan = fieldSpan, ValueSpan = valueSpan }, start);
    }

    private TermNode TakeBareTerm(int start)
    {
        QueryValue value = _values.ReadBareValue(ref _position);
        return At(new TermNode(null, value) { ValueSpan = TextSpan.FromBounds(start, _position) }, start);
    }

    /// <summary>Takes <c>name:</c> when that is what stands here.</summary>
    private string? TakeFieldName()
    {
        int end = FieldNameEnd(_position);
        if (end < 0)
            return null;
        string name = _text.Substring(_position, end - _position);
        _position = end + 1;
        return name;
    }

    /// <summary>Index of the colon after a field name that starts here, or -1.</summary>
    private int FieldNameEnd(int start)
    {
        if (start >= _text.Length || !QuerySyntaxFacts.IsFieldNameStart(_text[start]))
            return -1;
        int i = start;
        while (i < _text.Length && QuerySyntaxFacts.IsFieldNamePart(_text[i]))
            i++;
        bool colon = i < _text.Length && _text[i] == ':';

        // 'c:\temp' is a path that begins with its drive, not a field named c.
        bool drive = colon && i == start + 1 && i + 1 < _text.Length && _text[i + 1] == '\\';
        return colon && !drive ? i : -1;
    }

    /// <summary>After <c>field: </c> with a blank: the value may follow, but not the next criterion.</summary>
    private bool NextIsFieldOrOperator() => FieldNameEnd(_position) >= 0 || PeekOperator() != QueryWord.None;

    private bool StandsAtOperand()
    {
        SkipBlanks();
        return !AtEnd && _text[_position] != ')' && PeekOperator() != QueryWord.Or;
    }

    private bool TryTakeOperator(QueryWord wanted)
    {
        SkipBlanks();
        if (PeekOperator() != wanted)
            return false;
        _position += wanted == QueryWord.Or ? 2 : 3;
        return true;
    }

    private void RequireOperand(string name)
    {
        int after = _position;
        SkipBlanks();
        if (AtEnd || _text[_position] == ')')
        {
            throw Error(after, $"Nothing follows {name}", "a term",
                "To search for the word itself put it in double quotes.");
        }
    }

    private void RejectOperator()
    {
        if (PeekOperator() is QueryWord.And or QueryWord.Or)
        {
            throw Error(_position, $"{(PeekOperator() == QueryWord.And ? "AND" : "OR")} has nothing to join here", "a term",
                "To search for the word itself put it in double quotes.");
        }
    }

    /// <summary>The operator here: its letters, and a blank, a parenthesis or the end behind them.</summary>
    private QueryWord PeekOperator()
    {
        QueryWord word = QuerySyntaxFacts.OperatorAt(_text, _position);
        if (word == QueryWord.None)
            return word;
        int end = _position + (word == QueryWord.Or ? 2 : 3);
        return end >= _text.Length || char.IsWhiteSpace(_text[end]) || _text[end] is '(' or ')' ? word : QueryWord.None;
    }

    private void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_position]))
            _position++;
    }

    private void Enter(int start)
    {
        if (++_depth > QuerySyntaxFacts.MaximumDepth)
        {
            throw Error(start, $"The query is nested more than {QuerySyntaxFacts.MaximumDepth} levels deep",
                "fewer parentheses and negations", null);
        }
    }

    private T At<T>(T node, int start)
        where T : QueryNode
    {
        node.Span = TextSpan.FromBounds(start, _position);
        return node;
    }

    /// <summary>Ends with the last part: the blanks behind it have been passed already.</summary>
    private static OperatorNode Around(OperatorNode node, int start)
    {
        node.Span = TextSpan.FromBounds(start, node.Operands[node.Operands.Count - 1].Span.End);
        return node;
    }

    private QuerySyntaxException Unclosed(int open)
        => Error(open, "The parenthesis is never closed", "a closing parenthesis before the end",
            "For a literal parenthesis write \\( or put the value in double quotes.");

    private QuerySyntaxException UnexpectedClose()
        => Error(_position, "The closing parenthesis has no partner", "an operator, a term or the end",
            "For a literal parenthesis write \\) or put the value in double quotes.");

    private QuerySyntaxException Error(int position, string problem, string expected, string? suggestion)
        => new(_text, position, problem, expected, suggestion);
}
