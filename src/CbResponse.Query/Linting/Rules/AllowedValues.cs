namespace CbResponse.Query;

/// <summary>What a criterion allows a field to hold that has one value a document: some texts, or some stretches of numbers or times.</summary>
internal sealed class AllowedValues
{
    /// <summary>Longer lists are left alone: nobody writes two of them for one field.</summary>
    private const int MaximumPairs = 10_000;

    private readonly List<string>? _texts;
    private readonly List<ValueInterval>? _intervals;

    private AllowedValues(string field, List<string>? texts, List<ValueInterval>? intervals)
    {
        Field = field;
        _texts = texts;
        _intervals = intervals;
    }

    public string Field { get; }

    /// <summary>Whether numbers or times are allowed, not texts.</summary>
    public bool IsInterval => _intervals is not null;

    /// <summary>Whether nothing is allowed.</summary>
    public bool IsEmpty => _texts is { Count: 0 } || _intervals is { Count: 0 };

    /// <summary>What a positive criterion allows, or null where that cannot be said.</summary>
    public static AllowedValues? Of(QueryNode node, FieldCatalog catalog)
    {
        string? field = FieldOf(node);
        if (field is null || catalog.Find(field) is not { IsMultiValued: false } info)
            return null;
        return info.Type switch
        {
            FieldType.Keyword or FieldType.Md5 or FieldType.Sha256 or FieldType.Boolean or FieldType.Signature or FieldType.Status
                => Texts(node) is { } texts ? new AllowedValues(field, texts, null) : null,
            FieldType.Integer or FieldType.Float or FieldType.DateTime
                => Intervals(node, info.Type) is { } intervals ? new AllowedValues(field, null, intervals) : null,
            _ => null,
        };
    }

    /// <summary>What both allow.</summary>
    public AllowedValues And(AllowedValues other)
    {
        if (_texts is not null && other._texts is not null && (long)_texts.Count * other._texts.Count <= MaximumPairs)
            return new AllowedValues(Field, [.. _texts.SelectMany(one => Shared(one, other._texts)).Distinct()], null);
        if (_intervals is not null && other._intervals is not null && (long)_intervals.Count * other._intervals.Count <= MaximumPairs)
            return new AllowedValues(Field, null, [.. _intervals.SelectMany(one => Shared(one, other._intervals)).Distinct()]);
        return this;
    }

    private static IEnumerable<string> Shared(string one, List<string> others)
        => others
            .Where(other => Includes(one, other) || Includes(other, one))
            .Select(other => other.Length > one.Length ? other : one);

    private static IEnumerable<ValueInterval> Shared(ValueInterval one, List<ValueInterval> others)
        => others.Select(one.And).Where(both => !both.IsEmpty);

    /// <summary>A user is found by the whole name and by the part behind the domain.</summary>
    private static bool Includes(string value, string part)
        => value.EndsWith(part, StringComparison.OrdinalIgnoreCase)
            && (value.Length == part.Length || value[value.Length - part.Length - 1] == '\\');

    private static string? FieldOf(QueryNode node) => node switch
    {
        TermNode term => term.Field,
        FieldGroupNode group => group.Field,
        OrNode or => SharedField(or),
        _ => null,
    };

    private static string? SharedField(OrNode or)
    {
        string? field = FieldOf(or.Operands[0]);
        for (int i = 1; i < or.Operands.Count && field is not null; i++)
        {
            if (!field.Equals(FieldOf(or.Operands[i]), StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return field;
    }

    private static List<string>? Texts(QueryNode node)
        => Collect(node, value => value switch
        {
            WordValue { HasWildcard: false } word => word.Text,
            PhraseValue phrase => phrase.Text,
            _ => null,
        });

    private static List<ValueInterval>? Intervals(QueryNode node, FieldType type)
        => Collect(node, value => ValueInterval.Of(value, type));

    private static List<T>? Collect<T>(QueryNode node, Func<QueryValue, T?> read)
        where T : class
    {
        List<T> values = [];
        return Collect(node, read, values) ? values : null;
    }

    private static bool Collect<T>(QueryNode node, Func<QueryValue, T?> read, List<T> values)
        where T : class
    {
        switch (node)
        {
            case TermNode term:
                if (read(term.Value) is not { } value)
                    return false;
                values.Add(value);
                return true;
            case FieldGroupNode group:
                return Collect(group.Values, read, values);
            case OrNode or:
                return or.Operands.All(operand => Collect(operand, read, values));
            default:
                return false;
        }
    }
}
