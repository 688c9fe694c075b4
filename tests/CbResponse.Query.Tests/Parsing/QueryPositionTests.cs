namespace CbResponse.Query.Tests;

public sealed class QueryPositionTests
{
    [Theory]
    [InlineData("process_name:cmd.exe")]
    [InlineData("  \"a b\"  ")]
    [InlineData(" a b  ")]
    [InlineData(" a and (b or c)\n")]
    [InlineData(" -x:[1 TO 2] ")]
    [InlineData(" (a b) ")]
    [InlineData(" a or b c ")]
    [InlineData(" x:( a or b )  ")]
    public void The_root_covers_the_text_without_the_blanks_around_it(string text)
        => Assert.Equal(text.Trim(), Covered(text, CbQuery.Parse(text).Root!.Span));

    [Fact]
    public void A_criterion_knows_where_its_field_and_its_value_stand()
    {
        const string text = "a  path: \"c:\\x y\" b";
        AndNode and = Assert.IsType<AndNode>(CbQuery.Parse(text).Root);
        TermNode term = Assert.IsType<TermNode>(and.Operands[1]);

        Assert.Equal("path", Covered(text, term.FieldSpan));
        Assert.Equal("\"c:\\x y\"", Covered(text, term.ValueSpan));
        Assert.Equal("path: \"c:\\x y\"", Covered(text, term.Span));
    }

    [Fact]
    public void A_bare_term_has_no_place_for_a_field()
    {
        TermNode term = Assert.IsType<TermNode>(CbQuery.Parse(" abc").Root);

        Assert.Equal(0, term.FieldSpan.Length);
        Assert.Equal(new TextSpan(1, 3), term.ValueSpan);
    }

    [Fact]
    public void Every_part_covers_its_own_text_only()
    {
        const string text = "a b or -(c  d) or x:(e or f)";
        OrNode or = Assert.IsType<OrNode>(CbQuery.Parse(text).Root);

        Assert.Equal(["a b", "-(c  d)", "x:(e or f)"], or.Operands.Select(operand => Covered(text, operand.Span)));
        Assert.Equal("(c  d)", Covered(text, Assert.IsType<NotNode>(or.Operands[1]).Operand.Span));
        FieldGroupNode group = Assert.IsType<FieldGroupNode>(or.Operands[2]);
        Assert.Equal("x", Covered(text, group.FieldSpan));
        Assert.Equal("(e or f)", Covered(text, group.Values.Span));
    }

    [Fact]
    public void Only_what_stands_in_parentheses_says_so()
    {
        AndNode and = Assert.IsType<AndNode>(CbQuery.Parse("(a or b) c").Root);

        Assert.True(and.Operands[0].IsParenthesized);
        Assert.False(and.Operands[1].IsParenthesized);
        Assert.False(and.IsParenthesized);
    }

    [Fact]
    public void What_was_built_stands_nowhere()
        => Assert.Equal(default, new TermNode("path", new WordValue("x")).Span);

    private static string Covered(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
