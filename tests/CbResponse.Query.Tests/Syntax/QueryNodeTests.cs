namespace CbResponse.Query.Tests;

public sealed class QueryNodeTests
{
    [Theory]
    [InlineData("Process_Name:cmd.exe", "process_name:cmd.exe")]
    [InlineData("a and b", "a b")]
    [InlineData("NOT a", "-a")]
    [InlineData("x:(a or b)", "X:( a  OR  b )")]
    public void Queries_that_mean_the_same_are_equal(string one, string other)
    {
        CbQuery left = CbQuery.Parse(one);
        CbQuery right = CbQuery.Parse(other);

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal(left.Root!.GetHashCode(), right.Root!.GetHashCode());
    }

    [Theory]
    [InlineData("a b", "a or b")]
    [InlineData("a b", "b a")]
    [InlineData("a", "-a")]
    [InlineData("x:a", "x:\"a\"")]
    [InlineData("x:a", "x:(a)")]
    [InlineData("x:-5h", "x:\\-5h")]
    [InlineData("a b c", "(a b) c")]
    [InlineData("a", "x:a")]
    public void Queries_that_differ_are_not_equal(string one, string other)
        => Assert.NotEqual(CbQuery.Parse(one), CbQuery.Parse(other));

    [Theory]
    [InlineData("")]
    [InlineData("a-b")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("über")]
    public void What_is_no_field_name_makes_no_criterion(string name)
    {
        Assert.Throws<ArgumentException>(() => new TermNode(name, new WordValue("x")));
        Assert.Throws<ArgumentException>(() => new FieldGroupNode(name, new TermNode(null, new WordValue("x"))));
    }

    [Fact]
    public void An_operator_joins_two_parts_at_least()
    {
        TermNode term = new(null, new WordValue("x"));

        Assert.Throws<ArgumentException>(() => new AndNode([term]));
        Assert.Throws<ArgumentException>(() => new OrNode([]));
    }

    [Fact]
    public void A_group_of_values_holds_no_fields()
        => Assert.Throws<ArgumentException>(
            () => new FieldGroupNode("path", new NotNode(new TermNode("path", new WordValue("x")))));

    [Fact]
    public void A_range_or_a_time_needs_a_field()
    {
        Assert.Throws<ArgumentException>(() => new TermNode(null, new RangeValue("1", "2")));
        Assert.Throws<ArgumentException>(() => new TermNode(null, new RelativeTimeValue(1, 'h')));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("and")]
    [InlineData("Or")]
    [InlineData("NOT")]
    [InlineData("[x")]
    public void What_cannot_stand_without_quotes_is_no_word(string text)
        => Assert.Throws<ArgumentException>(() => new WordValue(text));

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("a b")]
    [InlineData("a\"")]
    [InlineData("[a")]
    [InlineData("a]")]
    public void What_would_break_a_range_is_no_end_of_one(string end)
    {
        Assert.Throws<ArgumentException>(() => new RangeValue(end, null));
        Assert.Throws<ArgumentException>(() => new RangeValue(null, end));
    }

    [Fact]
    public void A_relative_time_knows_its_length()
    {
        Assert.Equal(TimeSpan.FromHours(24), new RelativeTimeValue(24, 'h').Duration);
        Assert.Equal(TimeSpan.FromMinutes(1440), new RelativeTimeValue(1440, 'm').Duration);
        Assert.Equal(TimeSpan.FromSeconds(0), new RelativeTimeValue(0, 's').Duration);
        Assert.Equal(TimeSpan.MaxValue, new RelativeTimeValue(long.MaxValue, 'h').Duration);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RelativeTimeValue(-1, 'h'));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RelativeTimeValue(1, 'd'));
    }

    [Fact]
    public void A_word_tells_whether_it_holds_a_wildcard()
    {
        Assert.True(new WordValue("a*").HasWildcard);
        Assert.False(new WordValue("a?").HasWildcard);
    }
}
