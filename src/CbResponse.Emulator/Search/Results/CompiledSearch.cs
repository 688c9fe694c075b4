using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The queries and exact filters of a search as one condition.</summary>
internal sealed class CompiledSearch<T>
{
    private CompiledSearch(Condition<T>? condition, IReadOnlyList<string> terms, ConditionBuilder<T> builder)
    {
        Condition = condition;
        Terms = terms;
        Highlights = builder.Highlights;
        HasJoin = builder.HasJoin;
        DependsOnClock = builder.DependsOnClock;
    }

    /// <summary>Null when every document matches.</summary>
    public Condition<T>? Condition { get; }

    public IReadOnlyList<string> Terms { get; }

    public IReadOnlyList<TextCondition<T>> Highlights { get; }

    public bool HasJoin { get; }

    public bool DependsOnClock { get; }

    /// <exception cref="RejectedRequestException">A query does not parse, or breaks the strict mode.</exception>
    public static CompiledSearch<T> Compile(SearchRequest request, FieldTable<T> fields, SearchScope scope)
    {
        ConditionBuilder<T> builder = new(fields, scope);
        List<Condition<T>> parts = [];
        List<string> terms = [];
        foreach (string text in request.Queries)
        {
            CbQuery query = QueryText.Parse(text, scope.Version);
            if (query.IsEmpty)
                continue;
            parts.Add(builder.Build(query.Root));
            terms.AddRange(QueryTerms.Of(query, name => fields.FindSearchable(name) is { Type: FieldType.DateTime }));
        }

        parts.AddRange(request.Filters.Select(filter => Exact(filter, fields, builder, scope)));
        return new CompiledSearch<T>(All(parts), terms, builder);
    }

    private static Condition<T>? All(List<Condition<T>> parts) => parts.Count switch
    {
        0 => null,
        1 => parts[0],
        _ => new AndCondition<T>(parts),
    };

    /// <summary>A filter names a value as facets do. Fields that are never counted are read as a criterion.</summary>
    private static Condition<T> Exact(
        ExactFilter filter, FieldTable<T> fields, ConditionBuilder<T> builder, SearchScope scope)
    {
        if (fields.FindFacet(filter.Field) is { } source)
        {
            HashSet<string> wanted = new(filter.Values, StringComparer.OrdinalIgnoreCase);
            return new PredicateCondition<T>(document => source.Texts(document).Any(wanted.Contains), source.Cost);
        }

        if (fields.FindSearchable(filter.Field) is null)
            return scope.IsStrict ? throw RejectedRequestException.Text(400, $"unknown field {filter.Field}")
                : new ConstantCondition<T>(false);
        IEnumerable<string> values = filter.Values.Where(value => !string.IsNullOrWhiteSpace(value));
        return new OrCondition<T>(
            values.Select(value => builder.Build(FieldQuery.AnyOf(filter.Field, [value], literal: true).Root)));
    }
}
