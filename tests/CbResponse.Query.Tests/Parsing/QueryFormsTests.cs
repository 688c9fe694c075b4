namespace CbResponse.Query.Tests;

/// <summary>Every form of the language (edr-api.md 2.1), and the tree that it makes.</summary>
public sealed class QueryFormsTests
{
    [Fact]
    public void A_bare_term_has_no_field()
        => Assert.Equal(Bare("notepad.exe"), Parse("notepad.exe"));

    [Fact]
    public void A_field_and_its_value_are_a_criterion()
        => Assert.Equal(Term("process_name", "notepad.exe"), Parse("process_name:notepad.exe"));

    [Fact]
    public void A_blank_may_stand_after_the_colon()
    {
        Assert.Equal(new TermNode("product_name", new PhraseValue("x y")), Parse("product_name: \"x y\""));
        Assert.Equal(Term("path", "c:\\x"), Parse("path:  c:\\x"));
        Assert.Equal(new TermNode("start", new RangeValue("1", null)), Parse("start: [1 TO *]"));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a and b")]
    [InlineData("a AND b")]
    [InlineData("a\r\n\tAnd b")]
    [InlineData("  a   b  ")]
    public void A_blank_or_the_word_joins_with_and(string text)
        => Assert.Equal(new AndNode([Bare("a"), Bare("b")]), Parse(text));

    [Theory]
    [InlineData("a or b")]
    [InlineData("a OR b")]
    [InlineData("a Or\nb")]
    public void The_word_joins_with_or(string text)
        => Assert.Equal(new OrNode([Bare("a"), Bare("b")]), Parse(text));

    [Fact]
    public void And_binds_closer_than_or()
        => Assert.Equal(
            new OrNode([new AndNode([Bare("a"), Bare("b")]), new AndNode([Bare("c"), Bare("d")])]),
            Parse("a b or c and d"));

    [Theory]
    [InlineData("-a")]
    [InlineData("not a")]
    [InlineData("NOT a")]
    public void A_minus_or_the_word_negates_a_term(string text)
        => Assert.Equal(new NotNode(Bare("a")), Parse(text));

    [Fact]
    public void A_minus_negates_a_criterion_a_group_and_a_negation()
    {
        Assert.Equal(new NotNode(Term("path", "c:\\windows")), Parse("-path:c:\\windows"));
        Assert.Equal(new NotNode(new OrNode([Bare("a"), Bare("b")])), Parse("-(a or b)"));
        Assert.Equal(new NotNode(new NotNode(Bare("a"))), Parse("--a"));
        Assert.Equal(new NotNode(new TermNode("alliance_score_srstrust", new ExistsValue())), Parse("-alliance_score_srstrust:*"));
    }

    [Fact]
    public void A_negation_binds_closer_than_and()
        => Assert.Equal(new AndNode([new NotNode(Bare("a")), Bare("b")]), Parse("not a b"));

    [Fact]
    public void Parentheses_group()
        => Assert.Equal(
            new AndNode([new OrNode([Bare("a"), Bare("b")]), Bare("c")]),
            Parse("(a or b)c"));

    [Fact]
    public void A_field_may_have_a_group_of_values()
    {
        FieldGroupNode group = new("process_name", new OrNode([Bare("a.exe"), new NotNode(Bare("b.exe"))]));

        Assert.Equal(group, Parse("process_name:(a.exe or -b.exe)"));
        Assert.Equal(group, Parse("process_name: ( a.exe OR not b.exe )"));
    }

    [Fact]
    public void A_phrase_is_one_value_and_nothing_in_it_is_special()
    {
        Assert.Equal(new TermNode(null, new PhraseValue("two words")), Parse("\"two words\""));
        Assert.Equal(new TermNode("cmdline", new PhraseValue("-a (b) or c:*")), Parse("cmdline:\"-a (b) or c:*\""));
        Assert.Equal(new TermNode("cmdline", new PhraseValue("say \"hi\"")), Parse("cmdline:\"say \\\"hi\\\"\""));
        Assert.Equal(new TermNode("cmdline", new PhraseValue(string.Empty)), Parse("cmdline:\"\""));
    }

    [Theory]
    [InlineData(@"path:c:\program\ files\ \(x86\)\tool.exe", @"c:\program files (x86)\tool.exe")]
    [InlineData(@"path:c:\\program\ files\\tool.exe", @"c:\program files\tool.exe")]
    [InlineData(@"path:c:\windows\system32\x.exe", @"c:\windows\system32\x.exe")]
    [InlineData(@"cmdline:\\test\blah", @"\test\blah")]
    [InlineData(@"cmdline:\\\\test\blah", @"\\test\blah")]
    [InlineData(@"cmdline:say\ \""hi\""", "say \"hi\"")]
    [InlineData(@"cmdline:\-enc", "-enc")]
    [InlineData(@"cmdline:a\:b", "a:b")]
    [InlineData(@"path:c:\temp\", @"c:\temp\")]
    [InlineData(@"path:c:\temp\\", @"c:\temp\")]
    [InlineData(@"process_name:notepad++.exe", "notepad++.exe")]
    [InlineData(@"cmdline:100%&#", "100%&#")]
    [InlineData("username:jürgen", "jürgen")]
    [InlineData("cmdline:a-b", "a-b")]
    [InlineData("cmdline:-enc", "-enc")]
    [InlineData("domain:.com.", ".com.")]
    [InlineData("ipaddr:10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("ipv6addr:2001:db8::1", "2001:db8::1")]
    [InlineData("cmdline:x[1]", "x[1]")]
    [InlineData("start:2024-03-05T06:00:00", "2024-03-05T06:00:00")]
    [InlineData("start:-7d", "-7d")]
    public void A_value_without_quotes_is_read_with_its_escapes(string text, string value)
    {
        TermNode term = Assert.IsType<TermNode>(Parse(text));

        Assert.Equal(new WordValue(value), term.Value);
    }

    [Theory]
    [InlineData(@"c:\temp\x.exe", @"c:\temp\x.exe")]
    [InlineData(@"D:\", @"D:\")]
    [InlineData(@"a\:b", "a:b")]
    [InlineData("http//x:80", "http//x:80")]
    [InlineData("::1", "::1")]
    public void A_colon_makes_a_field_only_behind_a_name(string text, string value)
        => Assert.Equal(Bare(value), Parse(text));

    [Theory]
    [InlineData("*.tmp")]
    [InlineData("a*b")]
    [InlineData("system*")]
    [InlineData("*x*")]
    public void A_star_is_a_wildcard_anywhere(string word)
    {
        TermNode term = Assert.IsType<TermNode>(Parse("path:" + word));

        Assert.True(Assert.IsType<WordValue>(term.Value).HasWildcard);
    }

    [Fact]
    public void A_star_alone_asks_whether_the_field_is_there()
    {
        Assert.Equal(new TermNode("watchlist_5", new ExistsValue()), Parse("watchlist_5:*"));
        Assert.Equal(new TermNode(null, new ExistsValue()), Parse("*"));
    }

    [Theory]
    [InlineData("[5 TO 10]", "5", "10")]
    [InlineData("[5 to 10]", "5", "10")]
    [InlineData("[ * TO  10 ]", null, "10")]
    [InlineData("[2024-03-05T00:00:00 TO *]", "2024-03-05T00:00:00", null)]
    [InlineData("[* TO *]", null, null)]
    [InlineData("[-5 To to]", "-5", "to")]
    public void A_range_has_two_ends_or_open_ones(string text, string? lower, string? upper)
        => Assert.Equal(new TermNode("start", new RangeValue(lower, upper)), Parse("start:" + text));

    [Theory]
    [InlineData("-10m", 10, 'm')]
    [InlineData("-24h", 24, 'h')]
    [InlineData("-30S", 30, 's')]
    [InlineData("-9223372036854775807s", long.MaxValue, 's')]
    public void A_relative_time_is_an_amount_and_a_unit(string text, long amount, char unit)
        => Assert.Equal(new TermNode("last_update", new RelativeTimeValue(amount, unit)), Parse("last_update:" + text));

    [Theory]
    [InlineData("-h")]
    [InlineData("-1x")]
    [InlineData("-1.5h")]
    [InlineData("-9223372036854775808s")]
    [InlineData("\\-24h")]
    public void What_only_looks_like_a_relative_time_is_a_word(string text)
        => Assert.IsType<WordValue>(Assert.IsType<TermNode>(Parse("last_update:" + text)).Value);

    [Theory]
    [InlineData("android")]
    [InlineData("order")]
    [InlineData("notepad")]
    [InlineData("and.exe")]
    [InlineData("or-x")]
    public void A_word_that_begins_like_an_operator_is_a_word(string text)
        => Assert.Equal(Bare(text), Parse(text));

    [Fact]
    public void The_words_of_operators_can_be_fields()
        => Assert.Equal(new AndNode([Term("not", "x"), Term("or", "y")]), Parse("not:x or:y"));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public void A_blank_text_is_the_query_that_all_match(string text)
    {
        CbQuery query = CbQuery.Parse(text);

        Assert.True(query.IsEmpty);
        Assert.Null(query.Root);
        Assert.Equal(CbQuery.All, query);
    }

    private static QueryNode? Parse(string text) => CbQuery.Parse(text).Root;

    private static TermNode Bare(string word) => new(null, new WordValue(word));

    private static TermNode Term(string field, string word) => new(field, new WordValue(word));
}
