namespace CbResponse.Query;

/// <summary>A criterion with all that the rules ask about it.</summary>
internal sealed class LintTerm
{
    /// <summary>The criterion; one of a value group has its field from the group.</summary>
    public required TermNode Node { get; init; }

    /// <summary>The field's name, or null for a bare term.</summary>
    public required string? Field { get; init; }

    /// <summary>Where the field's name stands.</summary>
    public required TextSpan FieldSpan { get; init; }

    /// <summary>What is known of the field; null for a bare term and for unknown names.</summary>
    public required FieldInfo? Info { get; init; }

    /// <summary>Whether documents that match the criterion are excluded.</summary>
    public required bool IsNegated { get; init; }

    /// <summary>The AND whose operand the criterion or its negation is, or null.</summary>
    public required AndNode? And { get; init; }

    /// <summary>Its place among the operands.</summary>
    public required int Place { get; init; }

    /// <summary>Whether the field's name stands right before the criterion: of a group's values only the first.</summary>
    public required bool IsFirstOfField { get; init; }

    public QueryValue Value => Node.Value;

    public TextSpan ValueSpan => Node.ValueSpan;

    /// <summary>The value's text, or null for a range, a relative time and a presence.</summary>
    public string? ValueText => Value switch { WordValue word => word.Text, PhraseValue phrase => phrase.Text, _ => null };
}
