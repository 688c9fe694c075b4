namespace CbResponse.Emulator.Tests;

/// <summary>Now is 2024-03-05T12:00:00Z.</summary>
public sealed class ReportFieldTests
{
    private const string Md5A = "00112233445566778899aabbccddeeff";

    private static readonly Feed Internal = new()
    {
        Id = 1,
        Name = "Contoso",
        DisplayName = "",
        Summary = "",
        ProviderUrl = "",
        FeedUrl = "",
        Category = "Internal use",
    };

    private static readonly Feed Partner = Internal with { Id = 2, Name = "partner", Category = "Partner" };

    private static readonly RecordBench<ReportDocument> Bench = new(
        new ReportFieldTable(), document => document.Report.Id,
        new ReportDocument(
            new ThreatReport
            {
                FeedId = 1,
                Id = "lure",
                Title = "Invoice lure with loader",
                Score = 90,
                Link = "",
                Description = "A mail in März",
                Tags = ["phishing", "c2"],
                Md5s = [Md5A, FileHash.Of("x").Md5],
                Domains = ["cdn.evil.example"],
                Addresses = ["203.0.113.66", "2001:db8:66::1"],
                Created = SearchBench.Time("2024-02-01T00:00:00Z"),
                Updated = SearchBench.Time("2024-03-05T11:30:00Z"),
            },
            Internal),
        new ReportDocument(
            new ThreatReport
            {
                FeedId = 2,
                Id = "trust",
                Title = "Trusted file",
                Score = -100,
                Link = "",
                Updated = SearchBench.Time("2023-01-01T00:00:00Z"),
                IsIgnored = true,
            },
            Partner));

    [Theory]
    [InlineData("report_id:lure", "lure")]
    [InlineData("report_id:lur*", "lure")]
    [InlineData("feed_name:contoso", "lure")]
    [InlineData("feed_id:2", "trust")]
    [InlineData("title:loader", "lure")]
    [InlineData("title:\"lure with\"", "lure")]
    [InlineData("title:\"with lure\"", "")]
    [InlineData("description:märz", "lure")]
    [InlineData("-description:*", "trust")]
    [InlineData("tags:c2", "lure")]
    [InlineData("tags:phish*", "lure")]
    [InlineData("feed_category:use", "lure")]
    [InlineData("is_ignored:true", "trust")]
    [InlineData("is_ignored:false", "lure")]
    [InlineData("severity_score:90", "lure")]
    [InlineData("severity_score:[-100 TO 0]", "trust")]
    [InlineData("md5:" + Md5A, "lure")]
    [InlineData("md5:0011", "")]
    [InlineData("domain:evil.example", "lure")]
    [InlineData("domain:.example", "lure")]
    [InlineData("domain:cdn.", "lure")]
    [InlineData("domain:.evil.", "lure")]
    [InlineData("domain:evil.", "")]
    [InlineData("ipaddr:203.0.113.66", "lure")]
    [InlineData("ipaddr:203.0.113.0/24", "lure")]
    [InlineData("ipaddr:2001:db8:66::/48", "lure")]
    [InlineData("ipaddr:198.51.100.1", "")]
    [InlineData("create_time:[2024-01-01 TO *]", "lure")]
    [InlineData("create_time:2023-01-01", "trust")]
    [InlineData("update_time:-1h", "lure")]
    [InlineData("no_such_field:x", "")]
    public void Each_field_matches_by_its_type(string query, string expected) => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("phishing", "lure")]
    [InlineData("evil", "lure")]
    [InlineData("partner", "trust")]
    [InlineData(Md5A, "lure")]
    [InlineData("invoice", "")]
    [InlineData("203.0.113.66", "")]
    public void Bare_terms_search_the_default_fields(string query, string expected) => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("", "lure trust")]
    [InlineData("severity_score asc", "trust lure")]
    [InlineData("update_time asc", "trust lure")]
    [InlineData("title desc", "trust lure")]
    public void Results_come_in_the_order_asked_for_and_else_the_worst_first(string sort, string expected)
        => Assert.Equal(expected, Bench.Find("", ("sort", sort)));

    [Theory]
    [InlineData("feed_category", "Internal use|Partner")]
    [InlineData("tags", "c2|phishing")]
    [InlineData("is_ignored", "false|true")]
    [InlineData("severity_score", "-100|90")]
    [InlineData("title", "")]
    public void Facets_count_whole_values(string field, string expected)
        => Assert.Equal(expected, string.Join('|', Bench.Count(field).Entries.Select(entry => entry.Name)));

    [Fact]
    public void Highlights_name_feed_and_report()
    {
        SearchHighlight highlight = Assert.Single(Bench.Run("domain:evil.example").Highlights);
        Assert.Equal(("cdn.PREPREPREevil.examplePOSTPOSTPOST", "1:lure"), (highlight.Name, Assert.Single(highlight.Ids)));
    }
}
