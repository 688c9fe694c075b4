namespace CbResponse.Query;

/// <summary>
/// A query: its text and, since it parses, its tree. Immutable. Queries combine with <see cref="And"/>, <see cref="Or"/>
/// and <see cref="Not"/>; parentheses are added where they are needed.
/// </summary>
public sealed class CbQuery : IEquatable<CbQuery>
{
    /// <summary>The query that every document matches.</summary>
    public static readonly CbQuery All = new(string.Empty, null, string.Empty, isInParentheses: false);

    /// <summary>The query without blanks around it, such that more text may follow.</summary>
    private readonly string _part;

    /// <summary>Whether parentheses enclose <see cref="_part"/>. A tree that was parsed elsewhere may have stood in some there.</summary>
    private readonly bool _isInParentheses;

    private CbQuery(string text, QueryNode? root, string part, bool isInParentheses)
    {
        Text = text;
        Root = root;
        _part = part;
        _isInParentheses = isInParentheses;
    }

    /// <summary>The query as it was written, or in canonical form when it was built.</summary>
    public string Text { get; }

    /// <summary>The tree, or null when the query is empty and so matches every document.</summary>
    public QueryNode? Root { get; }

    /// <summary>Whether every document matches.</summary>
    public bool IsEmpty => Root is null;

    /// <summary>Parses a query.</summary>
    /// <exception cref="QuerySyntaxException">The text is not a query. No other exception is thrown.</exception>
    public static CbQuery Parse(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        QueryNode? root = QueryParser.Parse(text);
        return root is null
            ? new CbQuery(text, null, string.Empty, isInParentheses: false)
            : new CbQuery(text, root, QueryEscape.Close(text.Substring(root.Span.Start, root.Span.Length)), root.IsParenthesized);
    }

    /// <summary>Makes a query of a tree.</summary>
    public static CbQuery From(QueryNode root)
    {
        string text = QueryPrinter.Print(root ?? throw new ArgumentNullException(nameof(root)));
        return new CbQuery(text, root, text, isInParentheses: false);
    }

    /// <summary>Documents that match both. The parts keep their text.</summary>
    public CbQuery And(CbQuery other)
    {
        if (IsEmpty)
            return other;
        return other.IsEmpty ? this : Parse($"{Operand(this)} {Operand(other)}");
    }

    /// <summary>Documents that match one or both. The parts keep their text.</summary>
    public CbQuery Or(CbQuery other)
    {
        if (IsEmpty || other.IsEmpty)
            return All;
        return Parse($"{Operand(this, inOr: true)} or {Operand(other, inOr: true)}");
    }

    /// <summary>Documents that do not match.</summary>
    /// <exception cref="InvalidOperationException">The query is empty: the language cannot say "no document".</exception>
    public CbQuery Not()
    {
        if (Root is null)
            throw new InvalidOperationException("An empty query matches every document and has no opposite.");
        return Parse(Root is OperatorNode && !_isInParentheses ? $"-({_part})" : $"-{_part}");
    }

    /// <summary>The query's text.</summary>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public bool Equals(CbQuery? other) => other is not null && Equals(Root, other.Root);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CbQuery);

    /// <inheritdoc/>
    public override int GetHashCode() => Root?.GetHashCode() ?? 0;

    /// <summary>Whether a text is a query.</summary>
    internal static bool IsQuery(string text)
    {
        try
        {
            QueryParser.Parse(text);
            return true;
        }
        catch (QuerySyntaxException)
        {
            return false;
        }
    }

    /// <summary>AND beside AND needs no parentheses; an OR, or either beside an OR, gets them.</summary>
    private static string Operand(CbQuery query, bool inOr = false)
    {
        bool parentheses = query.Root is OrNode ? !inOr : inOr && query.Root is AndNode;
        return parentheses && !query._isInParentheses ? $"({query._part})" : query._part;
    }
}
