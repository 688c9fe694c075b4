namespace CbResponse.Query;

/// <summary>Several values of one field: <c>process_name:(cmd.exe or net.exe)</c>. Bare terms inside belong to the field.</summary>
public sealed class FieldGroupNode : QueryNode
{
    /// <summary>Makes a value group.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="values">The values, as bare terms joined by operators.</param>
    /// <exception cref="ArgumentException">The name is no field name, or a field stands among the values.</exception>
    public FieldGroupNode(string field, QueryNode values)
    {
        if (!QuerySyntaxFacts.IsFieldName(field))
            throw new ArgumentException($"'{field}' is not a field name.", nameof(field));
        Field = field;
        Values = values ?? throw new ArgumentNullException(nameof(values));
        if (!IsBare(values))
            throw new ArgumentException("The values of a field are bare terms.", nameof(values));
    }

    /// <summary>The field's name.</summary>
    public string Field { get; }

    /// <summary>The values, as bare terms joined by operators.</summary>
    public QueryNode Values { get; }

    /// <summary>Where the field's name stands in the text.</summary>
    public TextSpan FieldSpan { get; internal set; }

    /// <inheritdoc/>
    public override bool Equals(QueryNode? other)
        => other is FieldGroupNode that
            && string.Equals(that.Field, Field, StringComparison.OrdinalIgnoreCase)
            && that.Values.Equals(Values);

    /// <inheritdoc/>
    public override int GetHashCode()
        => unchecked((Values.GetHashCode() * 31) + StringComparer.OrdinalIgnoreCase.GetHashCode(Field) + 1);

    private static bool IsBare(QueryNode node) => node switch
    {
        TermNode term => term.Field is null,
        NotNode not => IsBare(not.Operand),
        OperatorNode operators => operators.Operands.All(IsBare),
        _ => false,
    };
}
