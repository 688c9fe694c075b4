namespace CbResponse.Emulator.Tests;

/// <summary>Now is 2024-03-05T12:00:00Z.</summary>
public sealed class DateTests
{
    private static readonly SearchBench Bench = new SearchBench()
        .Add("old", null, "2024-03-03T23:59:59.5Z")
        .Add("monday", null, "2024-03-04T00:00:00Z")
        .Add("evening", null, "2024-03-04T23:59:59.999Z")
        .Add("morning", null, "2024-03-05T06:07:08.123Z")
        .Add("recent", null, "2024-03-05T11:58:00Z")
        .Add("future", null, "2024-03-05T15:00:00Z")
        .Add("unknown", process => process with { HasUnknownStart = true });

    [Theory]
    [InlineData("start:2024-03-04", "monday evening")]
    [InlineData("start:\"2024-03-04\"", "monday evening")]
    public void A_day_is_the_whole_day(string query, string expected) => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("start:2024-03-04T12:00:00", "evening morning recent")]
    [InlineData("start:2024-03-04T12:00:00Z", "evening morning recent")]
    [InlineData("start:2024-03-05T06:07:08", "morning recent future")]
    public void A_moment_is_the_24_hours_from_it(string query, string expected) => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("start:[2024-03-04 TO 2024-03-05]", "monday evening")]
    [InlineData("start:[2024-03-05 TO *]", "morning recent future")]
    [InlineData("start:[* TO 2024-03-04]", "old monday")]
    [InlineData("start:[2024-03-05T06:07:08.123 TO 2024-03-05T06:07:08.123]", "morning")]
    [InlineData("start:[2024-03-05T06:07:09 TO *]", "recent future")]
    [InlineData("start:[2016 TO *]", "old monday evening morning recent future")]
    public void Ranges_include_both_ends_and_read_a_day_as_its_midnight(string query, string expected)
        => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("start:-10m", "recent")]
    [InlineData("start:-24h", "evening morning recent")]
    [InlineData("start:-130s", "recent")]
    [InlineData("start:-1440m", "evening morning recent")]
    [InlineData("start:[-24h TO *]", "evening morning recent future")]
    public void Relative_times_run_from_then_until_now(string query, string expected) => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("start:*", "old monday evening morning recent future")]
    [InlineData("-start:*", "unknown")]
    [InlineData("start:nonsense", "")]
    [InlineData("start:2024-13-40", "")]
    public void A_start_that_nobody_saw_is_missing(string query, string expected) => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("start:[2024-03-05 TO *]", "start:[2024-03-05T00:00:00 TO *]")]
    [InlineData("process_name:a.exe start:2024-03-05", "process_name:a.exe|start:2024-03-05T00:00:00")]
    [InlineData("(process_name:a.exe or start:[2016 TO 2017-05-06T07:08:09])", "(process_name:a.exe or start:[2016-01-01T00:00:00 TO 2017-05-06T07:08:09])")]
    [InlineData("-start:2024-03-05 x", "-start:2024-03-05T00:00:00|x")]
    [InlineData("start:-24h", "start:-24h")]
    [InlineData("path:c:\\windows\\ x", "path:c:\\windows\\ x")]
    [InlineData("", "")]
    public void Terms_echo_each_clause_with_dates_written_out(string query, string expected)
        => Assert.Equal(expected, string.Join('|', Bench.Run(query).Terms));
}
