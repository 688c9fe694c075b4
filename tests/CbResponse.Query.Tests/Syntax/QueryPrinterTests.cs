namespace CbResponse.Query.Tests;

public sealed class QueryPrinterTests
{
    [Fact]
    public void What_is_printed_parses_back_to_the_same_tree()
        => Properties.Hold(QueryGenerators.Tree, PrintsAndParsesBack, times: 2_000);

    [Fact]
    public void What_was_parsed_and_printed_means_the_same()
        => Properties.Hold(QueryGenerators.Text, text => Parsed(text) is not { } root || PrintsAndParsesBack(root), times: 2_000);

    [Theory]
    [InlineData("a b c", "a b c")]
    [InlineData("a and b AND c", "a b c")]
    [InlineData("a or b OR c", "a or b or c")]
    [InlineData("a b or c d", "(a b) or (c d)")]
    [InlineData("not a", "-a")]
    [InlineData("-(a or b)", "-(a or b)")]
    [InlineData("((a))", "a")]
    [InlineData("process_name: cmd.exe", "process_name:cmd.exe")]
    [InlineData("process_name:(a.exe or b.exe)", "process_name:(a.exe or b.exe)")]
    [InlineData("start:[2024-01-01 to *]", "start:[2024-01-01 TO *]")]
    [InlineData("last_update:-24H", "last_update:-24h")]
    [InlineData("path:c:\\windows\\system32\\x.exe", "path:c:\\windows\\system32\\x.exe")]
    [InlineData("path:\"c:\\program files\\x.exe\"", "path:\"c:\\program files\\x.exe\"")]
    [InlineData("path:c:\\program\\ files\\ \\(x86\\)\\t.exe", "path:c:\\program\\ files\\ \\(x86\\)\\t.exe")]
    [InlineData("watchlist_5:*", "watchlist_5:*")]
    [InlineData("\\-x", "\\-x")]
    public void The_canonical_form_is_plain_and_stable(string text, string printed)
        => Assert.Equal(printed, CbQuery.Parse(text).Root!.ToString());

    [Fact]
    public void A_value_prints_itself_alone()
    {
        Assert.Equal("\"a b\"", new PhraseValue("a b").ToString());
        Assert.Equal("[* TO 5]", new RangeValue(null, "5").ToString());
        Assert.Equal("-90m", new RelativeTimeValue(90, 'm').ToString());
        Assert.Equal("*", new ExistsValue().ToString());
        Assert.Equal("\\-a", new WordValue("-a").ToString());
    }

    private static bool PrintsAndParsesBack(QueryNode tree) => tree.Equals(CbQuery.Parse(tree.ToString()).Root);

    private static QueryNode? Parsed(string text)
    {
        try
        {
            return CbQuery.Parse(text).Root;
        }
        catch (QuerySyntaxException)
        {
            return null;
        }
    }
}
