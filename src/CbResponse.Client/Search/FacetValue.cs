namespace CbResponse;

/// <summary>One value of a field and how often it occurs in a search's result (edr-api.md 2.7).</summary>
public sealed class FacetValue : CbObject
{
    /// <summary>The field whose values were counted.</summary>
    public string Field { get; internal set; } = string.Empty;

    /// <summary>The value, as the server writes it: hours are numbers, days and months the moment at which they begin, in UTC.</summary>
    public string Name { get; internal set; } = string.Empty;

    /// <summary>How many documents hold it.</summary>
    public long Count { get; internal set; }

    /// <summary>Its count in percent of the most frequent value's count.</summary>
    public double? Percent { get; internal set; }

    /// <summary>Its count in percent of all counts.</summary>
    public double? Ratio { get; internal set; }

    /// <summary>Value and count.</summary>
    public override string ToString() => $"{Name}: {Count}";
}
