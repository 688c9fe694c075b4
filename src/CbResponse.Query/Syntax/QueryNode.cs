namespace CbResponse.Query;

/// <summary>
/// A node of a parsed query. Nodes are immutable; two nodes are equal when they mean the same,
/// wherever they stand in the text and however they were written.
/// </summary>
public abstract class QueryNode : IEquatable<QueryNode>
{
    private protected QueryNode()
    {
    }

    /// <summary>Where the node stands in the text it was parsed from; empty for a node that was built.</summary>
    public TextSpan Span { get; internal set; }

    /// <summary>Whether the text has parentheses around the node, so that its precedence is explicit.</summary>
    public bool IsParenthesized { get; internal set; }

    /// <inheritdoc/>
    public abstract bool Equals(QueryNode? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as QueryNode);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The node as query text in canonical form.</summary>
    public sealed override string ToString() => QueryPrinter.Print(this);
}
