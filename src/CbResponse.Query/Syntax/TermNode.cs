namespace CbResponse.Query;

/// <summary>One criterion: <c>process_name:cmd.exe</c>, or <c>cmd.exe</c> in the index's default fields.</summary>
public sealed class TermNode : QueryNode
{
    /// <summary>Makes a criterion.</summary>
    /// <param name="field">The field's name, or null to search the default fields.</param>
    /// <param name="value">What the field must hold.</param>
    /// <exception cref="ArgumentException">The name is no field name.</exception>
    public TermNode(string? field, QueryValue value)
    {
        if (field is not null && !QuerySyntaxFacts.IsFieldName(field))
            throw new ArgumentException($"'{field}' is not a field name.", nameof(field));
        if (field is null && value is RangeValue or RelativeTimeValue)
            throw new ArgumentException("A range or a relative time belongs to a field.", nameof(value));
        Field = field;
        Value = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The field's name, or null for a bare term, which is searched in the index's default fields.</summary>
    public string? Field { get; }

    /// <summary>What the field must hold.</summary>
    public QueryValue Value { get; }

    /// <summary>Where the field's name stands in the text; empty for a bare term.</summary>
    public TextSpan FieldSpan { get; internal set; }

    /// <summary>Where the value stands in the text.</summary>
    public TextSpan ValueSpan { get; internal set; }

    /// <inheritdoc/>
    public override bool Equals(QueryNode? other)
        => other is TermNode that && string.Equals(that.Field, Field, StringComparison.OrdinalIgnoreCase) && that.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode()
        => unchecked((Value.GetHashCode() * 31) + (Field is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Field)));
}
