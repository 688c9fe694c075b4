using FsCheck.Fluent;

namespace CbResponse.Query.Tests;

public sealed class CbQueryTests
{
    [Theory]
    [InlineData("process_name: cmd.exe   and\n(b)")]
    [InlineData("  x  ")]
    public void The_text_of_a_parsed_query_is_kept(string text)
    {
        CbQuery query = CbQuery.Parse(text);

        Assert.Equal(text, query.Text);
        Assert.Equal(text, query.ToString());
    }

    [Theory]
    [InlineData("a", "b", "a b")]
    [InlineData("a or b", "c", "(a or b) c")]
    [InlineData("(a or b)", "c or d", "(a or b) (c or d)")]
    [InlineData("a and b", "-c", "a and b -c")]
    [InlineData(" a ", "not b", "a not b")]
    [InlineData("x:(a or b)", "c", "x:(a or b) c")]
    public void And_keeps_the_parts_and_adds_parentheses_where_they_are_needed(string left, string right, string both)
        => Assert.Equal(both, CbQuery.Parse(left).And(CbQuery.Parse(right)).Text);

    [Theory]
    [InlineData("a", "b", "a or b")]
    [InlineData("a b", "c", "(a b) or c")]
    [InlineData("a or b", "c or d", "a or b or c or d")]
    [InlineData("(a b)", "-c", "(a b) or -c")]
    public void Or_keeps_the_parts_and_adds_parentheses_where_they_are_needed(string left, string right, string either)
        => Assert.Equal(either, CbQuery.Parse(left).Or(CbQuery.Parse(right)).Text);

    [Theory]
    [InlineData("a", "-a")]
    [InlineData("a b", "-(a b)")]
    [InlineData("(a or b)", "-(a or b)")]
    [InlineData("-a", "--a")]
    [InlineData("not a", "-not a")]
    [InlineData("path: c:\\x", "-path: c:\\x")]
    public void Not_negates_the_whole(string text, string negated)
        => Assert.Equal(negated, CbQuery.Parse(text).Not().Text);

    [Theory]
    [InlineData("path:c:\\temp\\")]
    [InlineData("path:c:\\temp\\\\\\")]
    [InlineData("cmdline:a\\ ")]
    [InlineData("cmdline:a\\\t")]
    public void An_escape_at_the_end_does_not_reach_into_the_next_part(string text)
    {
        CbQuery query = CbQuery.Parse(text);
        CbQuery other = CbQuery.Parse("b");

        Assert.Equal(new AndNode([query.Root!, other.Root!]), query.And(other).Root);
        Assert.Equal(new AndNode([other.Root!, query.Root!]), other.And(query).Root);
        Assert.Equal(new OrNode([query.Root!, other.Root!]), query.Or(other).Root);
        Assert.Equal(new NotNode(new AndNode([other.Root!, query.Root!])), other.And(query).Not().Root);
        Assert.Equal(new AndNode([new OrNode([other.Root!, query.Root!]), other.Root!]), other.Or(query).And(other).Root);
    }

    [Theory]
    [InlineData("(a or b) c")]
    [InlineData("((a b) or c) d")]
    public void A_tree_taken_out_of_its_parentheses_gets_new_ones(string text)
    {
        QueryNode inner = Assert.IsType<AndNode>(CbQuery.Parse(text).Root).Operands[0];
        TermNode other = new(null, new WordValue("x"));

        Assert.Equal(new AndNode([inner, other]), CbQuery.From(inner).And(CbQuery.From(other)).Root);
        Assert.Equal(new NotNode(inner), CbQuery.From(inner).Not().Root);
    }

    [Fact]
    public void Any_two_queries_combine_to_what_their_trees_say()
        => Properties.Hold(
            QueryGenerators.Tree.Two(),
            pair => CombinesRightly(CbQuery.From(pair.Item1), CbQuery.From(pair.Item2)),
            times: 1_000);

    [Fact]
    public void Any_two_texts_combine_to_what_their_trees_say()
        => Properties.Hold(
            QueryGenerators.Text.Where(IsQuery).Two(),
            pair => CombinesRightly(CbQuery.Parse(pair.Item1), CbQuery.Parse(pair.Item2)),
            times: 1_000);

    [Fact]
    public void The_empty_query_adds_nothing_to_and_and_swallows_or()
    {
        CbQuery query = CbQuery.Parse("a");

        Assert.Same(query, CbQuery.All.And(query));
        Assert.Same(query, query.And(CbQuery.All));
        Assert.True(CbQuery.All.Or(query).IsEmpty);
        Assert.True(query.Or(CbQuery.All).IsEmpty);
    }

    [Fact]
    public void The_empty_query_has_no_opposite()
        => Assert.Throws<InvalidOperationException>(() => CbQuery.All.Not());

    [Fact]
    public void A_tree_makes_a_query_in_canonical_form()
        => Assert.Equal("-path:\"a b\"", CbQuery.From(new NotNode(new TermNode("path", new PhraseValue("a b")))).Text);

    /// <summary>Nested operators of one kind may come out flat: that is the same question.</summary>
    private static bool CombinesRightly(CbQuery left, CbQuery right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return true;
        return Flat(new AndNode([left.Root!, right.Root!])).Equals(Flat(left.And(right).Root!))
            && Flat(new OrNode([left.Root!, right.Root!])).Equals(Flat(left.Or(right).Root!))
            && Flat(new NotNode(left.Root!)).Equals(Flat(left.Not().Root!));
    }

    private static QueryNode Flat(QueryNode node) => node switch
    {
        AndNode and => new AndNode(and.Operands.SelectMany(operand => Flat(operand) is AndNode inner ? inner.Operands : [Flat(operand)])),
        OrNode or => new OrNode(or.Operands.SelectMany(operand => Flat(operand) is OrNode inner ? inner.Operands : [Flat(operand)])),
        NotNode not => new NotNode(Flat(not.Operand)),
        _ => node,
    };

    private static bool IsQuery(string text)
    {
        try
        {
            CbQuery.Parse(text);
            return true;
        }
        catch (QuerySyntaxException)
        {
            return false;
        }
    }
}
