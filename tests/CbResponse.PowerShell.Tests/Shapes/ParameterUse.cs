namespace CbResponse.PowerShell.Tests.Shapes;

/// <summary>How a parameter takes part in one parameter set, or in all.</summary>
internal sealed record ParameterUse(string Set, int? Position, bool IsMandatory, bool FromPipeline, bool FromPipelineByName) : IComparable<ParameterUse>
{
    public const string AllSets = "__AllParameterSets";

    public static readonly ParameterUse Anywhere = new(AllSets, null, false, false, false);

    public int CompareTo(ParameterUse? other) => string.CompareOrdinal(Set, other?.Set);

    public override string ToString()
    {
        string[] traits =
        [
            Position is { } position ? $"position {position}" : "named",
            .. IsMandatory ? (string[])["mandatory"] : [],
            .. FromPipeline ? (string[])["pipeline"] : [],
            .. FromPipelineByName ? (string[])["pipeline by name"] : [],
        ];
        return $"{Set}: {string.Join(", ", traits)}";
    }
}
