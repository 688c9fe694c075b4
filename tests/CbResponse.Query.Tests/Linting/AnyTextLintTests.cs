using FsCheck;
using FsCheck.Fluent;

namespace CbResponse.Query.Tests;

/// <summary>Whatever the text: the linter and the completion answer, and only the parser throws its one exception.</summary>
public sealed class AnyTextLintTests
{
    private static readonly char[] Noise = [' ', '"', '\\', '(', ')', ':', '-', '*', '[', ']', 'd', '1', '\n', '\u00e9', '\ud800', '/'];

    private static readonly string[] Samples = [.. SampleQueries.All.Select(sample => sample.Query)];

    private static Gen<QueryIndex> Index { get; } = Gen.Elements(Enum.GetValues<QueryIndex>());

    /// <summary>A query of the file with some characters left out, doubled, put in or swapped.</summary>
    private static Gen<string> Mutated { get; } =
        from sample in Gen.Elements(Samples)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Mutate(sample, new Random(seed));

    private static Gen<string> Any { get; } = Gen.OneOf(Mutated, Mutated, QueryGenerators.Text);

    [Fact]
    public void Any_text_can_be_checked_and_every_issue_lies_in_it()
        => Properties.Hold(
            Any.SelectMany(_ => Index, (text, index) => (text, index)),
            pair => QueryLinter.Check(pair.text, pair.index).All(issue => LiesIn(issue, pair.text)),
            times: 5_000);

    [Fact]
    public void Any_text_can_be_mended_until_nothing_more_is_to_mend()
        => Properties.Hold(
            Any.SelectMany(_ => Index, (text, index) => (text, index)),
            pair =>
            {
                FixedQuery mended = QueryLinter.Fix(pair.text, pair.index);
                return mended.Remaining.All(issue => issue.Fix is null) && (!mended.IsChanged || Parses(mended.Text) || !Parses(pair.text));
            },
            times: 3_000);

    [Fact]
    public void Parentheses_around_what_the_server_groups_never_change_the_meaning()
        => Properties.Hold(
            QueryGenerators.Text.Where(Parses),
            text => QueryLinter.Check(text, QueryIndex.Process)
                .Where(issue => issue.Rule is "MixedOperators" or "NotOperator")
                .All(issue => CbQuery.Parse(QueryMender.Apply(text, [issue])).Equals(CbQuery.Parse(text))),
            times: 3_000);

    [Fact]
    public void Any_place_of_any_text_can_be_completed_and_each_suggestion_replaces_a_part_of_it()
        => Properties.Hold(
            from text in Any from index in Index from cursor in Gen.Choose(-1, 80) select (text, index, cursor),
            place => QueryCompletion.At(place.text, place.cursor, place.index)
                .All(suggestion => suggestion.Start >= 0 && suggestion.Length >= 0 && suggestion.Start + suggestion.Length <= place.text.Length),
            times: 5_000);

    [Fact]
    public void Any_mutated_query_is_a_query_or_a_syntax_error()
        => Properties.Hold(Mutated, text => !Parses(text) || CbQuery.Parse(text).Text == text, times: 5_000);

    [Theory]
    [InlineData("a ")]
    [InlineData("-a ")]
    [InlineData("not a ")]
    [InlineData("path:c:\\x y\\z ")]
    [InlineData("a or ")]
    [InlineData("process_pid:[1 TO 5] ")]
    [InlineData("cmdline:\"c:\\\" ")]
    public void A_huge_query_is_checked_to_its_end(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 20_000)) + "b";

        Assert.Contains(QueryLinter.Check(text, QueryIndex.Process), issue => issue.Position + issue.Length == text.Length);
    }

    private static string Mutate(string text, Random random)
    {
        for (int changes = random.Next(1, 5); changes > 0 && text.Length > 1; changes--)
        {
            int at = random.Next(text.Length);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, text[at].ToString()),
                2 => text.Insert(at, Noise[random.Next(Noise.Length)].ToString()),
                _ => text[at..] + text[..at],
            };
        }

        return text;
    }

    private static bool LiesIn(QueryIssue issue, string text)
        => issue.Position >= 0 && issue.Length >= 0 && issue.Position + issue.Length <= text.Length
            && issue is { Line: > 0, Column: > 0, Message.Length: > 0 }
            && (issue.Fix is not { } fix || (fix.Position >= 0 && fix.Position + fix.Length <= text.Length && fix.Length > 0));

    private static bool Parses(string text)
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
