namespace CbResponse.Query;

/// <summary><c>[lower TO upper]</c>. Both ends belong to the range; null is an open end, written <c>*</c>.</summary>
public sealed record RangeValue : QueryValue
{
    /// <summary>Makes a range.</summary>
    /// <param name="lower">The lower end, or null for an open one.</param>
    /// <param name="upper">The upper end, or null for an open one.</param>
    /// <exception cref="ArgumentException">An end is empty, <c>*</c>, or holds a blank, a quote or a bracket.</exception>
    public RangeValue(string? lower, string? upper)
    {
        Lower = Check(lower, nameof(lower));
        Upper = Check(upper, nameof(upper));
    }

    /// <summary>The lower end, or null for an open one.</summary>
    public string? Lower { get; }

    /// <summary>The upper end, or null for an open one.</summary>
    public string? Upper { get; }

    private static string? Check(string? end, string parameter)
    {
        if (end is "" or "*")
            throw new ArgumentException("An open end is null.", parameter);
        if (end is not null && end.Any(c => char.IsWhiteSpace(c) || c is '"' or '[' or ']'))
            throw new ArgumentException("The end of a range holds no blank, quote or bracket.", parameter);
        return end;
    }
}
