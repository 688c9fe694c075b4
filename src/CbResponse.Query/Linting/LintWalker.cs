namespace CbResponse.Query;

/// <summary>Walks a tree once and sorts its nodes into the lists of the context.</summary>
internal static class LintWalker
{
    public static void Walk(QueryNode root, LintContext context) => Walk(root, context, new Place(null, false, null, 0));

    private static void Walk(QueryNode node, LintContext context, in Place place)
    {
        switch (node)
        {
            case TermNode term:
                Add(term, context, place);
                break;
            case FieldGroupNode group:
                FieldInfo? info = context.Catalog.Find(group.Field);
                Walk(group.Values, context, new Place(new GroupField(group, info), place.IsNegated, null, 0));
                break;
            case NotNode not:
                context.Negations.Add(not);
                Walk(not.Operand, context, new Place(place.Group, !place.IsNegated, null, 0));
                break;
            case AndNode and:
                context.Ands.Add(and);
                for (int i = 0; i < and.Operands.Count; i++)
                    Walk(and.Operands[i], context, new Place(place.Group, place.IsNegated, and, i));
                break;
            case OrNode or:
                context.Ors.Add(or);
                for (int i = 0; i < or.Operands.Count; i++)
                    Walk(or.Operands[i], context, new Place(place.Group, place.IsNegated, null, 0));
                break;
        }
    }

    private static void Add(TermNode term, LintContext context, in Place place)
    {
        string? field = term.Field ?? place.Group?.Node.Field;
        context.Terms.Add(new LintTerm
        {
            Node = term,
            Field = field,
            FieldSpan = place.Group?.Node.FieldSpan ?? term.FieldSpan,
            Info = place.Group is { } group ? group.Info : field is null ? null : context.Catalog.Find(field),
            IsNegated = place.IsNegated,
            And = place.And,
            Place = place.Index,
        });
    }

    private sealed record GroupField(FieldGroupNode Node, FieldInfo? Info);

    private readonly record struct Place(GroupField? Group, bool IsNegated, AndNode? And, int Index);
}
