namespace CbResponse.Query.Tests;

public sealed class QuerySyntaxErrorTests
{
    [Theory]
    [InlineData("(a", 1, "parenthesis is never closed", "closing parenthesis", "\\(")]
    [InlineData("a (b or (c)", 3, "parenthesis is never closed", "closing parenthesis", "\\(")]
    [InlineData("x:(a", 3, "parenthesis is never closed", "closing parenthesis", "\\(")]
    [InlineData("x:(", 3, "parenthesis is never closed", "closing parenthesis", "\\(")]
    [InlineData("a)", 2, "closing parenthesis has no partner", "operator", "\\)")]
    [InlineData(")", 1, "closing parenthesis has no partner", "", "\\)")]
    [InlineData("a or b) c", 7, "closing parenthesis has no partner", "operator", "\\)")]
    [InlineData("()", 1, "parentheses are empty", "term", null)]
    [InlineData("a ( )", 3, "parentheses are empty", "term", null)]
    [InlineData("\"a", 1, "quote is never closed", "double quote", "doubled")]
    [InlineData("path:\"c:\\temp\\\"", 6, "quote is never closed", "double quote", "doubled")]
    [InlineData("a\"b", 2, "quote stands inside a value", "blank", "\\\"")]
    [InlineData("\"a\"b", 4, "glued to the closing quote", "blank", "double quotes")]
    [InlineData("x:[1 TO 2]y", 11, "glued to the closing bracket", "blank", "double quotes")]
    [InlineData("x:", 3, "field 'x' has no value", "value", "x:*")]
    [InlineData("a x: ", 5, "field 'x' has no value", "value", "x:*")]
    [InlineData("(x:)", 4, "field 'x' has no value", "value", "x:*")]
    [InlineData("x: y:z", 3, "field 'x' has no value", "value", "x:*")]
    [InlineData("x: or y", 3, "field 'x' has no value", "value", "x:*")]
    [InlineData("x:and", 3, "AND is an operator", "value", "\"and\"")]
    [InlineData("a or", 5, "Nothing follows OR", "term", "double quotes")]
    [InlineData("a and ", 6, "Nothing follows AND", "term", "double quotes")]
    [InlineData("a NOT", 6, "Nothing follows NOT", "term", "double quotes")]
    [InlineData("(a or)", 6, "Nothing follows OR", "term", "double quotes")]
    [InlineData("or a", 1, "OR has nothing to join", "term", "double quotes")]
    [InlineData("a and or b", 7, "OR has nothing to join", "term", "double quotes")]
    [InlineData("not and b", 5, "AND has nothing to join", "term", "double quotes")]
    [InlineData("-or b", 2, "OR has nothing to join", "term", "double quotes")]
    [InlineData("-", 1, "minus sign stands alone", "right after it", "\\-")]
    [InlineData("a - b", 3, "minus sign stands alone", "right after it", "\\-")]
    [InlineData("(-)", 2, "minus sign stands alone", "right after it", "\\-")]
    [InlineData("x:[1 TO 2", 3, "range is never closed", "bracket", "[X TO Y]")]
    [InlineData("x:[1 2]", 3, "range lacks its TO", "[X TO Y]", "[2024-03-05 TO *]")]
    [InlineData("x:[1 2 3]", 3, "range lacks its TO", "[X TO Y]", "[2024-03-05 TO *]")]
    [InlineData("x:[]", 3, "range is incomplete", "[X TO Y]", "[2024-03-05 TO *]")]
    [InlineData("x:[", 3, "range is incomplete", "[X TO Y]", "[2024-03-05 TO *]")]
    [InlineData("[1 TO 2]", 1, "range stands without a field", "term", "field:[X TO Y]")]
    [InlineData("-[x", 2, "range stands without a field", "term", "field:[X TO Y]")]
    [InlineData("x:(y:a or b)", 4, "field 'y' stands inside the value group of 'x'", "value", "(x:a or y:b)")]
    [InlineData("x:a or (b", 8, "parenthesis is never closed", "closing parenthesis", "\\(")]
    public void A_mistake_is_named_where_it_stands(string text, int column, string problem, string expected, string? suggestion)
    {
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => CbQuery.Parse(text));

        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Equal((1, column), (error.Line, error.Column));
        Assert.Equal(column - 1, error.Position);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        if (suggestion is null)
            Assert.Null(error.Suggestion);
        else
            Assert.Contains(suggestion, error.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_says_it_all()
    {
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => CbQuery.Parse("path:\"c:\\temp\\\""));

        Assert.Equal(
            "The quote is never closed (at column 6). Expected a closing double quote before the end. "
            + "A backslash before the closing quote must be doubled: \"c:\\temp\\\\\".",
            error.Message);
    }

    [Theory]
    [InlineData("a\nb\n  (c", 3, 3)]
    [InlineData("a\r\n)", 2, 1)]
    [InlineData("\n\n\"", 3, 1)]
    public void Lines_are_counted(string text, int line, int column)
    {
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => CbQuery.Parse(text));

        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains($"line {line}, column {column}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_at_all_is_the_callers_mistake()
        => Assert.Throws<ArgumentNullException>(() => CbQuery.Parse(null!));
}
