namespace CbResponse.Query;

/// <summary>Two or more parts joined by one operator: see <see cref="AndNode"/> and <see cref="OrNode"/>.</summary>
public abstract class OperatorNode : QueryNode
{
    private readonly QueryNode[] _operands;

    private protected OperatorNode(IEnumerable<QueryNode> operands)
    {
        _operands = [.. operands];
        if (_operands.Length < 2)
            throw new ArgumentException("An operator joins two or more parts.", nameof(operands));
    }

    /// <summary>The parts, in the order of the text.</summary>
    public IReadOnlyList<QueryNode> Operands => _operands;

    /// <inheritdoc/>
    public sealed override bool Equals(QueryNode? other)
        => other is OperatorNode that && that.GetType() == GetType() && that._operands.SequenceEqual(_operands);

    /// <inheritdoc/>
    public sealed override int GetHashCode()
    {
        int hash = GetType().GetHashCode();
        foreach (QueryNode operand in _operands)
            hash = unchecked((hash * 31) + operand.GetHashCode());
        return hash;
    }
}
