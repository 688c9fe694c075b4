namespace CbResponse.Query;

/// <summary>The rules of the linter. Of issues at one place the earlier rule's comes first.</summary>
internal static class QueryRules
{
    public static readonly IReadOnlyList<IQueryRule> All =
    [
        // What the server refuses, or what can never match.
        new StoredFormRule(),
        new SyntaxErrorRule(),
        new UnknownFieldRule(),
        new OtherIndexFieldRule(),
        new FacetOnlyFieldRule(),
        new EmptyValueRule(),
        new RelativeTimeUnitRule(),
        new ValueFormatRule(),
        new RangeReversedRule(),
        new ContradictionRule(),

        // What means something else than it looks like.
        new MixedOperatorsRule(),
        new UnquotedSpaceRule(),
        new EscapedMeaningRule(),
        new NotOperatorRule(),
        new QuestionMarkRule(),
        new LeadingWildcardRule(),
        new AlwaysTrueRule(),
        new Md5NotGroupedRule(),
        new ClauseCountRule(),

        // What costs.
        new OnlyNegationsRule(),
        new CommonExistenceRule(),
        new JoinCostRule(),
        new QueryLengthRule(),
    ];
}
