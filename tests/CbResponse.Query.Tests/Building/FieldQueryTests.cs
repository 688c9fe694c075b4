using FsCheck.Fluent;

namespace CbResponse.Query.Tests;

public sealed class FieldQueryTests
{
    [Theory]
    [InlineData("cmd.exe", "path:cmd.exe")]
    [InlineData("notepad++.exe", "path:notepad++.exe")]
    [InlineData("c:\\windows\\system32\\x.exe", "path:c:\\windows\\system32\\x.exe")]
    [InlineData("c:\\program files (x86)\\tool.exe", "path:\"c:\\program files (x86)\\tool.exe\"")]
    [InlineData("tool(1).exe", "path:\"tool(1).exe\"")]
    [InlineData("\\\\server\\share", "path:\\\\\\\\server\\share")]
    [InlineData("c:\\temp\\", "path:c:\\temp\\\\")]
    [InlineData("c:\\my temp\\", "path:\"c:\\my temp\\\\\"")]
    [InlineData("say \"hi\"", "path:\"say \\\"hi\\\"\"")]
    [InlineData("\"", "path:\"\\\"\"")]
    [InlineData("100%", "path:100%")]
    [InlineData("a+b&c#d", "path:a+b&c#d")]
    [InlineData("jürgen", "path:jürgen")]
    [InlineData("漢字 テスト", "path:\"漢字 テスト\"")]
    [InlineData("-enc", "path:\\-enc")]
    [InlineData("-24h", "path:\\-24h")]
    [InlineData("AND", "path:\"AND\"")]
    [InlineData("or", "path:\"or\"")]
    [InlineData("Not", "path:\"Not\"")]
    [InlineData("[1 TO 2]", "path:\"[1 TO 2]\"")]
    [InlineData("[x]", "path:\"[x]\"")]
    [InlineData("a:b", "path:a:b")]
    [InlineData("c:\\users\\-x", "path:c:\\users\\\\-x")]
    public void A_value_is_escaped_so_that_it_is_found_as_it_was_given(string value, string text)
    {
        CbQuery query = FieldQuery.AnyOf("path", [value]);

        Assert.Equal(text, query.Text);
        Assert.Equal(value, ValueOf(CbQuery.Parse(query.Text)));
    }

    [Fact]
    public void Any_value_parses_back_to_exactly_itself()
        => Properties.Hold(
            QueryGenerators.Text.Where(text => !string.IsNullOrWhiteSpace(text)),
            value => ValueOf(CbQuery.Parse(FieldQuery.AnyOf("path", [value], literal: true).Text)) == value,
            times: 5_000);

    [Fact]
    public void Any_value_keeps_its_text_around_wildcards()
        => Properties.Hold(
            QueryGenerators.Text.Where(text => !string.IsNullOrWhiteSpace(text) && text[0] != '['),
            value =>
            {
                TermNode term = (TermNode)CbQuery.Parse(FieldQuery.AnyOf("path", [value]).Text).Root!;
                return value == "*" ? term.Value is ExistsValue : ValueOf(term) == value;
            },
            times: 5_000);

    [Fact]
    public void A_star_is_a_wildcard_and_quotes_would_take_that_away()
    {
        Assert.Equal("path:c:\\program\\ files\\*.exe", FieldQuery.AnyOf("path", ["c:\\program files\\*.exe"]).Text);
        Assert.Equal("path:*", FieldQuery.AnyOf("path", ["*"]).Text);
        Assert.IsType<ExistsValue>(((TermNode)FieldQuery.AnyOf("path", ["*"]).Root!).Value);
    }

    [Fact]
    public void A_literal_star_means_itself()
    {
        Assert.Equal("cmdline:\"dir *.exe\"", FieldQuery.AnyOf("cmdline", ["dir *.exe"], literal: true).Text);
        Assert.Equal("cmdline:\"*\"", FieldQuery.AnyOf("cmdline", ["*"], literal: true).Text);
    }

    [Fact]
    public void Several_values_mean_any_of_them()
    {
        CbQuery query = FieldQuery.AnyOf("process_name", ["net.exe", "net 1.exe"]);

        Assert.Equal("process_name:net.exe or process_name:\"net 1.exe\"", query.Text);
        Assert.Equal("(process_name:net.exe or process_name:\"net 1.exe\") x", query.And(CbQuery.Parse("x")).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void An_empty_value_is_a_mistake(string? value)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => FieldQuery.AnyOf("path", [value!]));

        Assert.Contains("empty value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_value_is_a_mistake_that_names_the_field()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => FieldQuery.AnyOf("path", []));

        Assert.Contains("'path'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_is_always_needed()
    {
        Assert.ThrowsAny<ArgumentException>(() => FieldQuery.AnyOf(null!, ["x"]));
        Assert.ThrowsAny<ArgumentException>(() => FieldQuery.AnyOf("no-field", ["x"]));
        Assert.ThrowsAny<ArgumentException>(() => FieldQuery.Between(null!, DateTimeOffset.UnixEpoch, null));
    }

    [Fact]
    public void A_wildcard_cannot_follow_a_bracket_at_the_beginning()
        => Assert.Throws<ArgumentException>(() => FieldQuery.AnyOf("cmdline", ["[a*"]));

    [Fact]
    public void Times_are_written_in_utc()
    {
        DateTimeOffset from = new(2024, 3, 5, 7, 7, 8, TimeSpan.FromHours(1));
        DateTimeOffset to = new(2024, 3, 5, 6, 7, 9, TimeSpan.Zero);

        Assert.Equal("start:[2024-03-05T06:07:08 TO 2024-03-05T06:07:09]", FieldQuery.Between("start", from, to).Text);
        Assert.Equal("start:[2024-03-05T06:07:08 TO *]", FieldQuery.Between("start", from, null).Text);
        Assert.Equal("start:[* TO 2024-03-05T06:07:09]", FieldQuery.Between("start", null, to).Text);
    }

    [Fact]
    public void Parts_of_a_second_widen_the_range_so_that_its_ends_stay_in_it()
    {
        DateTimeOffset moment = new(2024, 3, 5, 6, 7, 8, 500, TimeSpan.Zero);

        Assert.Equal("start:[2024-03-05T06:07:08 TO 2024-03-05T06:07:09]", FieldQuery.Between("start", moment, moment).Text);
        Assert.Equal("start:[* TO 9999-12-31T23:59:59]", FieldQuery.Between("start", null, DateTimeOffset.MaxValue).Text);
    }

    [Fact]
    public void A_range_that_ends_before_it_begins_or_has_no_end_is_a_mistake()
    {
        DateTimeOffset moment = DateTimeOffset.UnixEpoch;

        Assert.Throws<ArgumentException>(() => FieldQuery.Between("start", moment, moment.AddSeconds(-1)));
        Assert.Throws<ArgumentException>(() => FieldQuery.Between("start", null, null));
    }

    private static string? ValueOf(CbQuery query) => query.Root is TermNode term ? ValueOf(term) : null;

    private static string? ValueOf(TermNode term) => term.Value switch
    {
        WordValue word => word.Text,
        PhraseValue phrase => phrase.Text,
        _ => null,
    };
}
