namespace CbResponse.Query;

/// <summary>Walks a tree once and sorts its nodes into the lists of the context.</summary>
internal sealed class LintWalker
{
    private readonly LintContext _context;

    /// <summary>The value group around the node, and what is known of its field.</summary>
    private FieldGroupNode? _group;
    private FieldInfo? _groupField;
    private bool _isFirstOfGroup;

    private bool _isNegated;

    private LintWalker(LintContext context) => _context = context;

    public static void Walk(QueryNode root, LintContext context) => new LintWalker(context).Visit(root, parent: null, place: 0);

    private void Visit(QueryNode node, QueryNode? parent, int place)
    {
        switch (node)
        {
            case TermNode term:
                Add(term, parent as AndNode, place);
                break;
            case FieldGroupNode group:
                _group = group;
                _groupField = _context.Catalog.Find(group.Field);
                _isFirstOfGroup = true;
                Visit(group.Values, parent is AndNode ? group : null, 0);
                _group = null;
                break;
            case NotNode not:
                _context.Negations.Add(not);
                _isNegated = !_isNegated;
                Visit(not.Operand, not.Operand is TermNode && !not.IsParenthesized ? parent : not, place);
                _isNegated = !_isNegated;
                break;
            case AndNode and:
                if (parent is not (AndNode or FieldGroupNode))
                    _context.Ands.Add(new LintAnd(and, _group?.Field));
                VisitOperands(and);
                break;
            case OrNode or:
                _context.Ors.Add(or);
                VisitOperands(or);
                break;
        }
    }

    private void VisitOperands(OperatorNode node)
    {
        for (int i = 0; i < node.Operands.Count; i++)
            Visit(node.Operands[i], node, i);
    }

    private void Add(TermNode term, AndNode? and, int place)
    {
        string? field = _group?.Field ?? term.Field;
        _context.Terms.Add(new LintTerm
        {
            Node = term,
            Field = field,
            FieldSpan = _group?.FieldSpan ?? term.FieldSpan,
            Info = _group is not null ? _groupField : field is null ? null : _context.Catalog.Find(field),
            IsNegated = _isNegated,
            And = and,
            Place = place,
            IsFirstOfField = _group is null || _isFirstOfGroup,
        });
        _isFirstOfGroup = false;
    }
}
