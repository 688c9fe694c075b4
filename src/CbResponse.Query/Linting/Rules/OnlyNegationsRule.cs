namespace CbResponse.Query;

/// <summary>Nothing is searched for, only excluded: the result is nearly everything.</summary>
internal sealed class OnlyNegationsRule : IQueryRule
{
    public string Id => "OnlyNegations";

    public void Check(LintContext context)
    {
        if (context.Root is null || FindNegative(context.Root) is not { } negative)
            return;
        context.Report(
            this, QuerySeverity.Information, negative.Span,
            ReferenceEquals(negative, context.Root)
                ? "The query only excludes: the server goes through all documents and returns nearly all of them."
                : "This side of the OR only excludes: it adds nearly all documents.",
            "Add what is searched for.");
    }

    /// <summary>The part that only excludes: the whole, or one side of an OR.</summary>
    private static QueryNode? FindNegative(QueryNode node) => node switch
    {
        NotNode { Operand: not NotNode } => node,
        AndNode and => and.Operands.All(operand => FindNegative(operand) is not null) ? node : null,
        OrNode or => or.Operands.All(operand => FindNegative(operand) is not null)
            ? node
            : or.Operands.Select(FindNegative).FirstOrDefault(found => found is not null),
        FieldGroupNode group => FindNegative(group.Values) is { } found ? (ReferenceEquals(found, group.Values) ? node : found) : null,
        _ => null,
    };
}
