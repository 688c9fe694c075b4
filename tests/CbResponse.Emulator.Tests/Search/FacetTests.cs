namespace CbResponse.Emulator.Tests;

public sealed class FacetTests
{
    private static readonly SearchBench Bench = new SearchBench()
        .Add("1", process => process with { Name = "a.exe" }, "2024-03-05T16:10:00Z")
        .Add("2", process => process with { Name = "a.exe" }, "2024-03-05T16:50:00Z")
        .Add("3", process => process with { Name = "b.exe" }, "2024-03-04T15:00:00Z")
        .Add("4", process => process with { Name = "c.exe", Path = @"c:\c.exe" }, "2023-12-24T17:00:00Z");

    [Fact]
    public void Values_come_by_frequency_with_their_shares_of_the_most_frequent_and_of_all()
    {
        Facet facet = Count("hour_of_day");
        Assert.Equal(["16", "15", "17"], facet.Entries.Select(entry => entry.Name));
        Assert.Equal([2, 1, 1], facet.Entries.Select(entry => entry.Count));
        Assert.Equal([100.0, 50.0, 50.0], facet.Entries.Select(entry => entry.Percent));
        Assert.Equal(["50.0", "25.0", "25.0"], facet.Entries.Select(entry => entry.Ratio));
    }

    [Fact]
    public void Starts_are_counted_by_day_for_the_last_thirty_days()
        => Assert.Equal(["2024-03-04T00:00:00Z", "2024-03-05T00:00:00Z"], Count("start").Entries.Select(entry => entry.Name));

    [Fact]
    public void Days_of_the_week_have_names() => Assert.Equal("Tuesday", Count("day_of_week").Entries[0].Name);

    [Fact]
    public void Facets_count_what_matches_and_not_what_is_on_the_page()
    {
        Facet facet = Assert.Single(Bench.Run("process_name:a.exe", ("facet", "true"), ("facet.field", "process_name"), ("rows", "1"))
            .Facets);
        Assert.Equal(("a.exe", 2), (facet.Entries[0].Name, facet.Entries[0].Count));
        Assert.Single(facet.Entries);
    }

    [Fact]
    public void Grouped_results_are_counted_once_for_each_group()
        => Assert.Equal([1, 1, 1],
            Assert.Single(Bench.Run("", ("facet", "true"), ("facet.field", "process_name"), ("cb.group", "process_name")).Facets)
            .Entries.Select(entry => entry.Count));

    [Fact]
    public void Without_names_the_standard_set_is_counted()
    {
        SearchResult result = Bench.Run("", ("facets", "True"));
        string[] standard =
        [
            "process_md5", "hostname", "group", "path_full", "parent_name", "process_name",
            "host_type", "hour_of_day", "day_of_week", "start", "username_full",
        ];
        Assert.Equal(standard, result.Facets.Select(facet => facet.Field));
        Assert.Equal(standard, result.Filtered.Select(filter => filter.Field));
    }

    [Fact]
    public void Nothing_is_counted_unless_asked() => Assert.Empty(Bench.Run("", ("facet.field", "process_name")).Facets);

    [Fact]
    public void A_field_that_nobody_counts_has_no_values() => Assert.Empty(Count("no_such_field").Entries);

    [Fact]
    public void Only_the_two_hundred_most_frequent_values_come()
    {
        SearchBench bench = new();
        for (int i = 0; i < 250; i++)
            bench.Add($"p{i}", process => process with { Name = $"p{i}.exe" });
        Assert.Equal(200, Assert.Single(bench.Run("", ("facet", "1"), ("facet.field", "process_name")).Facets).Entries.Count);
    }

    private static Facet Count(string field) => Assert.Single(Bench.Run("", ("facet", "true"), ("facet.field", field)).Facets);
}
