namespace CbResponse.Query;

/// <summary>The rules of the linter.</summary>
internal static class QueryRules
{
    public static readonly IReadOnlyList<IQueryRule> All =
    [
        new SyntaxErrorRule(),
        new UnknownFieldRule(),
        new OtherIndexFieldRule(),
        new EmptyValueRule(),
        new RelativeTimeUnitRule(),
        new LeadingWildcardRule(),
    ];
}
