namespace CbResponse.Query;

/// <summary>Parts that must all match: <c>a b</c>, <c>a and b</c>.</summary>
public sealed class AndNode : OperatorNode
{
    /// <summary>Joins two or more parts.</summary>
    /// <exception cref="ArgumentException">Fewer than two parts.</exception>
    public AndNode(IEnumerable<QueryNode> operands)
        : base(operands)
    {
    }
}
