namespace CbResponse.Query.Tests;

/// <summary>A bar stands for the cursor.</summary>
public sealed class QueryCompletionTests
{
    [Theory]
    [InlineData("|")]
    [InlineData("process_name:cmd.exe |")]
    [InlineData("(|")]
    [InlineData("-|")]
    [InlineData("a -|")]
    [InlineData("a or |")]
    [InlineData("a (b or (|")]
    [InlineData("path:\"c:\\x y\" |")]
    [InlineData("start:[1 TO 2] |")]
    [InlineData("cmdline:\"open ) |\" x |")]
    [InlineData("x:(a or b) |")]
    [InlineData("a) or |")]
    public void A_field_may_stand_where_a_criterion_begins(string text)
        => Assert.Contains("process_name:", Texts(text));

    [Theory]
    [InlineData("proc|", "process_name:", 0, 4)]
    [InlineData("a (PROCESS_N|", "process_name:", 3, 9)]
    [InlineData("-process_n|", "process_name:", 1, 9)]
    [InlineData("a proc|ess_name:x b", "process_name:", 2, 13)]
    [InlineData("digsig_result_p|", "digsig_result_parent:", 0, 15)]
    [InlineData("watch|", "watchlist_", 0, 5)]
    public void A_field_replaces_the_name_at_the_cursor(string text, string suggestion, int start, int length)
    {
        QuerySuggestion found = Assert.Single(At(text), candidate => candidate.Text == suggestion);

        Assert.Equal((start, length, QuerySuggestionKind.Field), (found.Start, found.Length, found.Kind));
        Assert.NotEmpty(found.Description);
    }

    [Theory]
    [InlineData("os_type:|", "windows linux osx")]
    [InlineData("os_type:L|", "linux")]
    [InlineData("a -os_type: |", "windows linux osx")]
    [InlineData("os_type:(|", "windows linux osx")]
    [InlineData("os_type:(windows or l|", "linux")]
    [InlineData("os_type:(windows or (-|", "windows linux osx")]
    [InlineData("tampered:|", "true false")]
    [InlineData("digsig_result:Un|", "Unsigned \"Untrusted Root\"")]
    [InlineData("digsig_result_modload:bad|", "\"Bad Signature\"")]
    [InlineData("digsig_result:\"un|", "\"Unsigned\" \"Untrusted Root\"")]
    [InlineData("digsig_result:(Signed or \"untrusted r|\")", "\"Untrusted Root\"")]
    [InlineData("os_type: \"lin|", "\"linux\"")]
    [InlineData("host_type:d| or x", "domain_controller")]
    [InlineData("digsig_result:(|", "Signed Unsigned \"Bad Signature\" \"Invalid Signature\" Expired \"Invalid Chain\" \"Untrusted Root\" \"Explicit Distrust\" \"(Unknown)\"")]
    public void A_short_list_of_values_is_offered(string text, string values)
    {
        IReadOnlyList<QuerySuggestion> found = At(text);

        Assert.Equal(values, string.Join(' ', found.Select(suggestion => suggestion.Text)));
        Assert.All(found, suggestion => Assert.Equal(QuerySuggestionKind.Value, suggestion.Kind));
    }

    [Fact]
    public void A_value_replaces_the_word_at_the_cursor()
    {
        QuerySuggestion found = Assert.Single(At("a os_type:lin|ux) b"));

        Assert.Equal(("linux", 10, 5), (found.Text, found.Start, found.Length));
    }

    [Theory]
    [InlineData("digsig_result:\"bad|", 14, 4)]
    [InlineData("digsig_result:\"bad|\" or x", 14, 5)]
    [InlineData("digsig_result:\"bad| sign\" or x", 14, 10)]
    [InlineData("digsig_result:\"bad| or cmdline:\"x\"", 14, 4)]
    public void A_value_in_quotes_replaces_its_quotes_and_nothing_else(string text, int start, int length)
    {
        QuerySuggestion found = Assert.Single(At(text));

        Assert.Equal(("\"Bad Signature\"", start, length), (found.Text, found.Start, found.Length));
    }

    [Theory]
    [InlineData("process_name:|")]
    [InlineData("process_name:proc|")]
    [InlineData("process_name:(proc|")]
    [InlineData("process_name:(a or |")]
    [InlineData("path: |")]
    [InlineData("cmdline:\"proc|")]
    [InlineData("cmdline:\"a proc|\"")]
    [InlineData("\"|")]
    [InlineData("cmdline:\"a\\\" |")]
    [InlineData("start:[|")]
    [InlineData("start:[2024-03-05 |")]
    [InlineData("nosuch:|")]
    [InlineData("c:\\win|")]
    [InlineData("nothing_like_it|")]
    [InlineData("path:c:\\program\\ proc|")]
    public void Nothing_is_offered_where_anything_may_stand(string text)
        => Assert.Empty(At(text));

    [Theory]
    [InlineData("a |", true)]
    [InlineData("os_type:osx |", true)]
    [InlineData("(a) |", true)]
    [InlineData("a \"b\" |", true)]
    [InlineData("|", false)]
    [InlineData("(|", false)]
    [InlineData("a or |", false)]
    [InlineData("a and |", false)]
    [InlineData("not |", false)]
    public void An_operator_may_follow_a_criterion(string text, bool expected)
        => Assert.Equal(expected, Texts(text).Contains("or"));

    [Fact]
    public void An_operator_replaces_the_word_at_the_cursor()
    {
        QuerySuggestion found = Assert.Single(At("a o|x b"), suggestion => suggestion.Kind == QuerySuggestionKind.Operator);

        Assert.Equal(("or", 2, 2), (found.Text, found.Start, found.Length));
    }

    [Fact]
    public void Fields_of_the_index_are_offered_and_the_usual_ones_first()
    {
        Assert.Equal("cmdline:", Texts("|")[0]);
        Assert.Equal(
            ["os_type:", "original_filename:", "observed_filename:", "orig_mod_len:"],
            QueryCompletion.At("o", 1, QueryIndex.Binary).Select(suggestion => suggestion.Text));
        Assert.Contains("alert_type:", QueryCompletion.At("", 0, QueryIndex.Alert).Select(s => s.Text));
        Assert.DoesNotContain("path_full:", Texts("|"));
    }

    [Theory]
    [InlineData("proc", -5, 0)]
    [InlineData("proc", 99, 0)]
    public void A_cursor_outside_the_text_stands_at_its_nearest_end(string text, int cursor, int start)
        => Assert.Equal(start, QueryCompletion.At(text, cursor, QueryIndex.Process)[0].Start);

    [Fact]
    public void Every_suggested_value_is_one_that_the_linter_accepts()
    {
        foreach (QueryIndex index in Enum.GetValues<QueryIndex>())
        {
            foreach (FieldInfo field in FieldCatalog.For(index).Fields.Where(field => field.IsSearchable && field.Values.Count > 0))
            {
                string query = field.Name + ":";
                foreach (QuerySuggestion suggestion in QueryCompletion.At(query, query.Length, index))
                    Assert.DoesNotContain(QueryLinter.Check(query + suggestion.Text, index), issue => issue.Severity == QuerySeverity.Error);
            }
        }
    }

    private static IReadOnlyList<QuerySuggestion> At(string text)
    {
        int cursor = text.LastIndexOf('|');
        return QueryCompletion.At(text.Remove(cursor, 1), cursor, QueryIndex.Process);
    }

    private static List<string> Texts(string text) => [.. At(text).Select(suggestion => suggestion.Text)];
}
