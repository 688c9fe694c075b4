namespace CbResponse.Query;

/// <summary>Parts of which one must match: <c>a or b</c>.</summary>
public sealed class OrNode : OperatorNode
{
    /// <summary>Joins two or more parts.</summary>
    /// <exception cref="ArgumentException">Fewer than two parts.</exception>
    public OrNode(IEnumerable<QueryNode> operands)
        : base(operands)
    {
    }
}
