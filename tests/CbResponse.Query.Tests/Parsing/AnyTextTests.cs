namespace CbResponse.Query.Tests;

/// <summary>Whatever the text: a query, or one kind of exception.</summary>
public sealed class AnyTextTests
{
    [Fact]
    public void Any_text_is_a_query_or_a_syntax_error_inside_it()
        => Properties.Hold(QueryGenerators.Text, IsQueryOrSyntaxError, times: 5_000);

    [Theory]
    [InlineData("(", "a", ")")]
    [InlineData("-", "a", "")]
    [InlineData("not ", "a", "")]
    [InlineData("-(", "a", ")")]
    public void Deep_nesting_is_a_syntax_error_and_no_exhausted_stack(string open, string inner, string close)
    {
        string text = Repeat(open, 100_000) + inner + Repeat(close, 100_000);

        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => CbQuery.Parse(text));

        Assert.Contains("nested more than 200 levels deep", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_as_deep_as_allowed_parses_and_prints()
    {
        QueryNode root = CbQuery.Parse(Repeat("-", 200) + "a").Root!;

        Assert.Equal(root, CbQuery.Parse(root.ToString()).Root);
    }

    [Fact]
    public void Depth_is_counted_along_one_path_and_not_over_the_whole_text()
        => Assert.Equal(1_000, Assert.IsType<AndNode>(CbQuery.Parse(Repeat("(a) ", 1_000)).Root).Operands.Count);

    [Fact]
    public void A_long_query_is_no_deep_one()
        => Assert.Equal(50_000, Assert.IsType<OrNode>(CbQuery.Parse(string.Join(" or ", Enumerable.Repeat("a", 50_000))).Root).Operands.Count);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static bool IsQueryOrSyntaxError(string text)
    {
        try
        {
            return CbQuery.Parse(text).Text == text;
        }
        catch (QuerySyntaxException error)
        {
            return error.Position >= 0 && error.Position <= text.Length && error.Line >= 1 && error.Column >= 1;
        }
    }
}
