namespace CbResponse.Query;

/// <summary>Criteria that no document can meet together.</summary>
internal sealed class ContradictionRule : IQueryRule
{
    public string Id => "Contradiction";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.IsNegated && term.Field is null && term.Value is ExistsValue)
                context.Report(this, QuerySeverity.Error, term.Node.Span, "Every document is excluded: none matches.", "Leave it out.");
        }

        foreach (LintAnd and in context.Ands)
        {
            List<QueryNode> parts = [];
            Flatten(and.Node, and.Field, parts);
            if (Complement.Find(parts) is { } pair)
            {
                context.Report(
                    this, QuerySeverity.Error, pair, "One part excludes what the other asks for: no document matches.",
                    "Leave one of them out, or join them with OR.");
            }

            CheckValues(context, parts);
        }
    }

    /// <summary>The parts that must all match. Values of a group get its field, so that they compare with criteria outside it.</summary>
    private static void Flatten(QueryNode node, string? field, List<QueryNode> parts)
    {
        switch (node)
        {
            case AndNode and:
                foreach (QueryNode operand in and.Operands)
                    Flatten(operand, field, parts);
                break;
            case FieldGroupNode group:
                Flatten(group.Values, group.Field, parts);
                break;
            default:
                parts.Add(field is null ? node : WithField(node, field));
                break;
        }
    }

    private static QueryNode WithField(QueryNode node, string field) => node switch
    {
        TermNode term => new TermNode(field, term.Value) { Span = term.Span },
        NotNode { Operand: TermNode term } => new NotNode(WithField(term, field)) { Span = node.Span },
        _ => new FieldGroupNode(field, node) { Span = node.Span },
    };

    private void CheckValues(LintContext context, List<QueryNode> parts)
    {
        Dictionary<string, AllowedValues>? byField = null;
        foreach (QueryNode part in parts)
        {
            if (AllowedValues.Of(part, context.Catalog) is not { } allowed)
                continue;
            byField ??= new Dictionary<string, AllowedValues>(StringComparer.OrdinalIgnoreCase);
            if (!byField.TryGetValue(allowed.Field, out AllowedValues? known))
            {
                byField.Add(allowed.Field, allowed);
                continue;
            }

            AllowedValues both = known.And(allowed);
            byField[allowed.Field] = both;
            if (!both.IsEmpty || known.IsEmpty)
                continue;
            context.Report(
                this, QuerySeverity.Error, part.Span,
                $"A document has one '{allowed.Field}' only, and an earlier criterion leaves no room for this one: no document matches.",
                allowed.IsInterval ? "Widen one of them, or join them with OR." : $"For one or the other write {allowed.Field}:(a or b).");
        }
    }
}
