namespace CbResponse.Query;

/// <summary>Finds a part and its opposite among parts that stand side by side.</summary>
internal static class Complement
{
    /// <summary>The stretch from one to the other, or null when there is no such pair.</summary>
    public static TextSpan? Find(IReadOnlyList<QueryNode> parts)
    {
        if (!MayHavePair(parts))
            return null;
        Dictionary<QueryNode, QueryNode> plain = [];
        foreach (QueryNode part in parts)
            plain[part] = part;
        foreach (QueryNode part in parts)
        {
            if (part is NotNode not && plain.TryGetValue(not.Operand, out QueryNode? other))
                return TextSpan.FromBounds(Math.Min(part.Span.Start, other.Span.Start), Math.Max(part.Span.End, other.Span.End));
        }

        return null;
    }

    /// <summary>Whether something is negated here, and what it negates could stand beside it.</summary>
    private static bool MayHavePair(IReadOnlyList<QueryNode> parts)
    {
        bool hasNegation = false;
        bool hasOther = false;
        foreach (QueryNode part in parts)
        {
            hasNegation |= part is NotNode;
            hasOther |= part is not NotNode { Operand: not NotNode };
        }

        return hasNegation && hasOther;
    }
}
