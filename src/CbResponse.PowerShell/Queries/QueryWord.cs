using System.Management.Automation.Language;
using System.Text;

namespace CbResponse.PowerShell;

/// <summary>
/// The argument at the cursor, and the query that it stands for. What is typed stays as it is written, escapes and variables
/// included; only the stretch that a suggestion replaces changes.
/// </summary>
internal sealed class QueryWord
{
    private readonly StringBuilder _text = new();

    /// <summary>Where each character of the query is written, counted from behind the opening quote; and where the text ends.</summary>
    private readonly List<int> _places = [];

    private readonly string _raw;
    private readonly char? _quote;

    private QueryWord(string raw, char? quote)
    {
        _raw = raw;
        _quote = quote;
    }

    /// <summary>The query so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Index of the character of the query behind the cursor.</summary>
    public int Cursor { get; private set; }

    /// <summary>Reads the argument that is being completed; null when it is of a kind that cannot be.</summary>
    /// <param name="word">The value so far, as PowerShell tells it: with its quotes, without its escapes.</param>
    /// <param name="command">The command that the argument belongs to.</param>
    /// <param name="cursor">Where the cursor stands in the input; null when nobody knows, which means the end of the argument.</param>
    public static QueryWord? Find(string word, CommandAst command, int? cursor)
    {
        if (word.Length == 0)
            return Read(string.Empty, null, 0);
        Ast? found = command.FindAll(part => IsAt(part, word, cursor), searchNestedScriptBlocks: true).LastOrDefault();
        if (found is null)
            return null;
        string written = found.Extent.Text;
        int typed = cursor is { } place ? place - found.Extent.StartOffset : written.Length;
        return found switch
        {
            StringConstantExpressionAst { StringConstantType: StringConstantType.BareWord } => Read(written, null, typed),
            StringConstantExpressionAst { StringConstantType: StringConstantType.SingleQuoted } => Read(written, '\'', typed),
            StringConstantExpressionAst { StringConstantType: StringConstantType.DoubleQuoted } => Read(written, '"', typed),
            ExpandableStringExpressionAst { StringConstantType: StringConstantType.DoubleQuoted } => Read(written, '"', typed),
            _ => null,
        };
    }

    /// <summary>The argument with a stretch of the query replaced, in the quotes that were begun.</summary>
    public string Replace(int start, int length, string text)
    {
        if (_quote is null)
        {
            string query = Text.Remove(start, length).Insert(start, text);
            bool isPlain = query.Length > 0 && query[0] != '-' && query.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or ':' or '-' or '*' or '\\');
            return isPlain ? query : $"'{CodeGeneration.EscapeSingleQuotedStringContent(query)}'";
        }

        string escaped = _quote == '"'
            ? text.Replace("`", "``").Replace("\"", "`\"").Replace("$", "`$")
            : CodeGeneration.EscapeSingleQuotedStringContent(text);
        return $"{_quote}{_raw.Substring(0, _places[start])}{escaped}{_raw.Substring(_places[start + length], _places[_places.Count - 1] - _places[start + length])}{_quote}";
    }

    private static bool IsAt(Ast part, string word, int? cursor)
    {
        if (part is not (StringConstantExpressionAst or ExpandableStringExpressionAst))
            return false;
        if (cursor is { } place)
            return part.Extent.StartOffset <= place && place <= part.Extent.EndOffset;
        return part is StringConstantExpressionAst { Value: var value } && (word == value || (word.Length > 1 && word.Substring(1, word.Length - 2) == value));
    }

    private static QueryWord Read(string written, char? quote, int typed)
    {
        int lead = quote is null ? 0 : 1;
        QueryWord query = new(written.Substring(Math.Min(lead, written.Length)), quote);
        query.ReadText(typed - lead);
        return query;
    }

    /// <summary>Takes the escapes out, up to the closing quote if there is one, and finds the cursor on the way.</summary>
    private void ReadText(int typed)
    {
        int i = 0;
        for (; i < _raw.Length; i++)
        {
            bool isPair = IsQuote(_raw[i]) && i + 1 < _raw.Length && IsQuote(_raw[i + 1]);
            if (IsQuote(_raw[i]) && !isPair)
                break;
            bool isEscape = isPair || (_quote != '\'' && _raw[i] == '`' && i + 1 < _raw.Length);
            _places.Add(i);
            if (i < typed)
                Cursor++;
            _text.Append(isEscape ? Unescape(_raw[++i]) : _raw[i]);
        }

        _places.Add(i);
    }

    private bool IsQuote(char c) => _quote switch
    {
        '\'' => c is '\'' or '‘' or '’' or '‚' or '‛',
        '"' => c is '"' or '“' or '”' or '„',
        _ => false,
    };

    private static char Unescape(char c) => c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => c };
}
