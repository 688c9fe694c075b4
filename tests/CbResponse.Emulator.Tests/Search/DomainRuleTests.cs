using System.Net;

namespace CbResponse.Emulator.Tests;

public sealed class DomainRuleTests
{
    private static readonly SearchBench Bench = new SearchBench().Add("foo", null, "2024-03-05T06:00:00Z", Connection("foo.com"))
        .Add("au", null, "2024-03-05T06:00:00Z", Connection("foo.com.au"));

    [Theory]
    [InlineData("domain:com", "foo au")]
    [InlineData("domain:foo.com", "foo au")]
    [InlineData("domain:com.au", "au")]
    [InlineData("domain:FOO.COM", "foo au")]
    [InlineData("domain:oo", "")]
    [InlineData("domain:foo.au", "")]
    public void Without_dots_at_its_ends_a_search_is_a_run_of_labels_anywhere(string query, string expected)
        => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("domain:.com", "foo")]
    [InlineData("domain:.au", "au")]
    [InlineData("domain:.com.au", "au")]
    public void Domain_with_leading_dot_matches_only_the_last_label(string query, string expected)
        => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("domain:foo.", "foo au")]
    [InlineData("domain:com.", "")]
    public void Domain_with_trailing_dot_matches_only_the_first_label(string query, string expected)
        => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("domain:.com.", "au")]
    [InlineData("domain:.foo.", "")]
    public void Domain_with_both_dots_matches_only_inner_labels(string query, string expected)
        => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("domain:f*", "foo au")]
    [InlineData("domain:*.au", "au")]
    [InlineData("domain:*", "foo au")]
    [InlineData("domain:.", "")]
    public void Wildcards_stand_within_labels(string query, string expected) => Assert.Equal(expected, Bench.FindAny(query));

    private static NetConnEvent Connection(string domain)
        => new(SearchBench.Now, new IPEndPoint(IPAddress.Loopback, 1), new IPEndPoint(IPAddress.Loopback, 2)) { Domain = domain };
}
