using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>Turns the tree of a query into a condition.</summary>
internal sealed class ConditionBuilder<T>(FieldTable<T> fields, SearchScope scope)
{
    private readonly List<TextCondition<T>> _highlights = [];

    /// <summary>Conditions on text that are not negated: what they match is highlighted.</summary>
    public IReadOnlyList<TextCondition<T>> Highlights => _highlights;

    /// <summary>Whether the query looks at related records.</summary>
    public bool HasJoin { get; private set; }

    /// <summary>Whether the query means something else a second later.</summary>
    public bool DependsOnClock { get; private set; }

    /// <exception cref="RejectedRequestException">The scope is strict and a field is unknown or a value makes no sense.</exception>
    public Condition<T> Build(QueryNode? node)
        => node is null ? new ConstantCondition<T>(true) : Build(node, field: null, isPositive: true);

    private Condition<T> Build(QueryNode node, string? field, bool isPositive) => node switch
    {
        AndNode and => new AndCondition<T>(Build(and, field, isPositive)),
        OrNode or => new OrCondition<T>(Build(or, field, isPositive)),
        NotNode not => new NotCondition<T>(Build(not.Operand, field, !isPositive)),
        FieldGroupNode group => Build(group.Values, group.Field, isPositive),
        TermNode term => Leaf(term.Field ?? field, term.Value, isPositive),
        _ => throw new InvalidOperationException($"No condition is known for a {node.GetType().Name}."),
    };

    private List<Condition<T>> Build(OperatorNode node, string? field, bool isPositive)
        => [.. node.Operands.Select(part => Build(part, field, isPositive))];

    private Condition<T> Leaf(string? name, QueryValue value, bool isPositive)
    {
        if (name is null)
            return Bare(value, isPositive);
        if (fields.FindSearchable(name) is not { } field)
            return Nothing($"unknown field {name}");
        HasJoin |= field.IsJoin;
        DependsOnClock |= value is RelativeTimeValue
            || (value is RangeValue range && (QueryDate.IsRelative(range.Lower) || QueryDate.IsRelative(range.Upper)));
        return Keep(field.Match(value, scope), isPositive) ?? Nothing($"bad value for field {name}: {value}");
    }

    private Condition<T> Bare(QueryValue value, bool isPositive)
    {
        if (value is ExistsValue)
            return new ConstantCondition<T>(true);
        List<Condition<T>> parts = [];
        foreach (SearchField<T> field in fields.Defaults)
        {
            if (Keep(field.Match(value, scope), isPositive) is { } part)
                parts.Add(part);
        }

        return new OrCondition<T>(parts);
    }

    private Condition<T>? Keep(Condition<T>? condition, bool isPositive)
    {
        if (isPositive && condition is TextCondition<T> text)
            _highlights.Add(text);
        return condition;
    }

    /// <summary>An unknown field is no error unless the console's strict mode asks for one (edr-api.md 2.1).</summary>
    private ConstantCondition<T> Nothing(string problem)
        => scope.IsStrict ? throw RejectedRequestException.Text(400, problem) : new ConstantCondition<T>(false);
}
