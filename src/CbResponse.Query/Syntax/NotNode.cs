namespace CbResponse.Query;

/// <summary>A part that must not match: <c>-a</c>, <c>-(a or b)</c>, <c>not a</c>.</summary>
public sealed class NotNode(QueryNode operand) : QueryNode
{
    /// <summary>What must not match.</summary>
    public QueryNode Operand { get; } = operand ?? throw new ArgumentNullException(nameof(operand));

    /// <inheritdoc/>
    public override bool Equals(QueryNode? other) => other is NotNode that && that.Operand.Equals(Operand);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Operand.GetHashCode() * 31) + 7);
}
