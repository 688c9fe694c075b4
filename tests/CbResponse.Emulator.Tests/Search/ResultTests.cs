namespace CbResponse.Emulator.Tests;

public sealed class ResultTests
{
    private static readonly SearchBench Bench = new SearchBench()
        .Add("b", process => process with { Name = "b.exe" }, "2024-03-05T06:00:00Z")
        .Add("a", process => process with { Name = "a.exe" }, "2024-03-05T07:00:00Z")
        .Add("c", process => process with { Name = "a.exe" }, "2024-03-05T05:00:00Z")
        .AddSegments("s", process => process with { Name = "b.exe" }, "2024-03-04T00:00:00Z", (1_000, "2024-03-04T00:00:00Z", []),
            (2_000, "2024-03-05T06:30:00Z", []), (3_000, "2024-03-05T08:00:00Z", []));

    [Fact]
    public void The_newest_update_comes_first_unless_told_otherwise() => Assert.Equal("s/3 a s/2 b c s/1", Bench.Find(""));

    [Theory]
    [InlineData("start asc", "s/1 s/2 s/3 c b a")]
    [InlineData("start desc", "a b c s/1 s/2 s/3")]
    [InlineData("last_update asc", "s/1 c b s/2 a s/3")]
    [InlineData("process_name asc", "a c b s/1 s/2 s/3")]
    [InlineData("process_name desc", "b s/1 s/2 s/3 a c")]
    [InlineData("process_pid DESC", "s/1 s/2 s/3 c a b")]
    [InlineData("segment_id asc", "s/1 s/2 s/3 b a c")]
    public void Equal_ones_stand_by_id_and_then_by_segment(string sort, string expected)
        => Assert.Equal(expected, Bench.Find("", ("sort", sort)));

    [Theory]
    [InlineData("cmdline asc")]
    [InlineData("no_such_field asc")]
    [InlineData("start")]
    [InlineData("start upwards")]
    public void A_sort_that_makes_no_sense_is_an_error(string sort)
        => Assert.Equal(400, Assert.Throws<RejectedRequestException>(() => Bench.Find("", ("sort", sort))).Status);

    [Theory]
    [InlineData("0", "2", "s/3 a")]
    [InlineData("2", "2", "s/2 b")]
    [InlineData("5", "10", "s/1")]
    [InlineData("6", "10", "")]
    [InlineData("2000000000", "2000000000", "")]
    [InlineData("0", "0", "")]
    public void Pages_are_cut_by_start_and_rows(string start, string rows, string expected)
    {
        Assert.Equal(expected, Bench.Find("", ("start", start), ("rows", rows)));
        Assert.Equal(6, Bench.Run("", ("start", start), ("rows", rows)).Total);
    }

    [Theory]
    [InlineData("id", "s/3 a b c")]
    [InlineData("process_name", "s/3 a")]
    [InlineData("sensor_id", "s/3")]
    public void Groups_keep_their_first_document_and_are_what_is_counted(string field, string expected)
    {
        Assert.Equal(expected, Bench.Find("", ("cb.group", field)));
        Assert.Equal(expected.Split(' ').Length, Bench.Run("", ("cb.group", field), ("rows", "0")).Total);
    }

    [Fact]
    public void Grouping_by_an_unknown_field_is_an_error()
        => Assert.Equal(400, Assert.Throws<RejectedRequestException>(() => Bench.Find("", ("cb.group", "nothing"))).Status);

    [Theory]
    [InlineData("cb.min_last_update", "2024-03-05T06:30:00Z", "s/3 a s/2")]
    [InlineData("cb.max_last_update", "2024-03-05T06:00:00", "b c s/1")]
    [InlineData("cb.min_last_update", "*", "s/3 a s/2 b c s/1")]
    [InlineData("cb.min_last_update", "-5h", "s/3 a")]
    [InlineData("cb.max_last_server_update", "1971-01-01T00:00:00Z", "s/3 s/2 s/1")]
    [InlineData("cb.min_last_server_update", "1971-01-01T00:00:00Z", "a b c")]
    public void Windows_limit_by_the_hosts_clock_and_by_the_servers(string name, string value, string expected)
        => Assert.Equal(expected, Bench.Find("", (name, value)));

    [Fact]
    public void A_window_that_is_no_time_is_an_error()
        => Assert.Equal(400, Assert.Throws<RejectedRequestException>(() => Bench.Find("", ("cb.min_last_update", "soon"))).Status);

    [Fact]
    public void Several_queries_and_advanced_criteria_must_all_match()
    {
        Assert.Equal("a c", Bench.Find("process_name:a.exe", ("q", "start:2024-03-05")));
        Assert.Equal("c", Bench.Find("process_name:a.exe", ("cb.q.start", "[* TO 2024-03-05T06:00:00]")));
        Assert.Equal(["process_name:a.exe", "start:2024-03-05T00:00:00"],
            Bench.Run("", ("cb.q.process_name", "a.exe"), ("cb.q.start", "2024-03-05")).Terms);
    }

    [Fact]
    public void Filters_name_whole_values_and_the_same_field_twice_means_either()
    {
        Assert.Equal("a c", Bench.Find("", ("cb.fq.process_name", "A.EXE")));
        Assert.Equal("", Bench.Find("", ("cb.fq.process_name", "a")));
        Assert.Equal("s/3 a s/2 b c s/1", Bench.Find("", ("cb.fq.process_name", "a.exe"), ("cb.fq.process_name", "b.exe")));
        Assert.Equal("a", Bench.Find("", ("cb.fq.process_name", "a.exe"), ("cb.fq.hour_of_day", "7")));
        Assert.Equal("", Bench.Find("", ("cb.fq.no_such_field", "x")));
        Assert.Equal("", Bench.Find("", ("cb.fq.no-field", "x")));
        Assert.Equal("s/3 a s/2 b c s/1", Bench.Find("", ("cb.fq.process_name", "")));
        Assert.Equal("", Bench.Find("", ("cb.fq.digsig_result", " ")));
        Assert.Throws<RejectedRequestException>(() => Bench.Find("", ("cb.fq.no-field", "x"), ("cb.strict", "true")));
        ExactFilter filtered = Assert.Single(Bench.Run("", ("cb.fq.process_name", "a.exe")).Filtered);
        Assert.Equal(("process_name", "a.exe"), (filtered.Field, Assert.Single(filtered.Values)));
    }

    [Fact]
    public void What_matches_is_highlighted_with_the_documents_that_hold_it()
    {
        SearchResult result = Bench.Run("process_name:a* -hostname:nothing");
        SearchHighlight highlight = Assert.Single(result.Highlights);
        Assert.Equal("PREPREPREa.exePOSTPOSTPOST", highlight.Name);
        Assert.Equal(2, highlight.Ids.Count);
    }

    [Fact]
    public void Highlights_mark_only_the_part_that_matches()
    {
        SearchBench bench = new SearchBench()
            .Add("a", process => process with { Path = @"c:\windows\system32\net.exe", CommandLine = @"net  use z: \\test\blah" });
        Assert.Equal(@"c:\windows\PREPREPREsystem32\net.exePOSTPOSTPOST", Assert.Single(bench.Run(@"path:system32\net.exe").Highlights)
            .Name);
        Assert.Equal(@"PREPREPREnet  usePOSTPOSTPOST z: \\test\blah", Assert.Single(bench.Run("cmdline:\"net use\"").Highlights).Name);
        Assert.Equal(@"net  use z: \PREPREPRE\test\blahPOSTPOSTPOST", Assert.Single(bench.Run(@"cmdline:\\test\blah").Highlights).Name);
        Assert.Empty(bench.Run("-path:net.exe or process_pid:100").Highlights);
    }
}
