namespace CbResponse.Query.Tests;

public sealed class SampleQueriesTests
{
    public static TheoryData<QueryIndex, string, string> Queries
        => [.. SampleQueries.All.Select(sample => new TheoryDataRow<QueryIndex, string, string>(sample.Index, sample.Verdict, sample.Query))];

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_gets_its_verdict(QueryIndex index, string verdict, string query)
        => Assert.Equal(verdict, Verdict(QueryLinter.Check(query, index)));

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_parses_and_prints_back(QueryIndex index, string verdict, string query)
    {
        if (verdict == "SyntaxError")
        {
            Assert.Throws<QuerySyntaxException>(() => CbQuery.Parse(query));
            return;
        }

        CbQuery parsed = CbQuery.Parse(query);

        Assert.Equal(query, parsed.Text);
        Assert.Equal(parsed, CbQuery.Parse(CbQuery.From(parsed.Root!).Text));
        Assert.Equal(verdict, Verdict(QueryLinter.Check(parsed, index)));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_that_was_mended_still_parses_and_has_nothing_left_to_mend(QueryIndex index, string verdict, string query)
    {
        FixedQuery mended = QueryLinter.Fix(query, index);

        Assert.Equal(mended.IsChanged, mended.Text != query);
        Assert.All(mended.Remaining, issue => Assert.Null(issue.Fix));
        if (verdict == "clean")
            Assert.Equal(query, mended.Text);
        if (mended.IsChanged)
            CbQuery.Parse(mended.Text);
    }

    [Fact]
    public void The_file_holds_enough_queries_of_every_kind()
    {
        Assert.True(SampleQueries.All.Select(sample => sample.Query).Distinct().Count() >= 200);
        Assert.All(Enum.GetValues<QueryIndex>(), index => Assert.True(SampleQueries.All.Count(sample => sample.Index == index) >= 10));
    }

    private static string Verdict(IReadOnlyList<QueryIssue> issues)
        => issues.Count == 0 ? "clean" : string.Join(", ", issues.Select(issue => issue.Rule).Distinct().Order(StringComparer.Ordinal));
}
