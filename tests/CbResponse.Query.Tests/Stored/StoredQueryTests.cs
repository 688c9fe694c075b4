using FsCheck.Fluent;

namespace CbResponse.Query.Tests;

/// <summary>The stored form of watchlists (edr-api.md 2.8).</summary>
public sealed class StoredQueryTests
{
    [Theory]
    [InlineData("q=process_name%3Anet.exe%20x&cb.urlver=1&sort=last_update%20desc", "process_name:net.exe x")]
    [InlineData("cb.urlver=1&q=process_name%3Anet.exe", "process_name:net.exe")]
    [InlineData("cb.urlver=1&facet=false&q=process_name%3Anet.exe+cmdline%3Ax&sort=last_update+desc", "process_name:net.exe cmdline:x")]
    [InlineData("facet=false&q=process_name%3Anet.exe+cmdline%3A%5C%5Ctest%5Cblah&cb.urlver=1&sort=last_update+desc", @"process_name:net.exe cmdline:\\test\blah")]
    [InlineData("cb.urlver=1&cb.q.process_name=net.exe&cb.fq.hostname=lab", "process_name:net.exe")]
    [InlineData("cb.min_last_update=2024-03-05&cb.comprehensive_search=true&cb.legacy_5x_mode=False&q=a", "a")]
    [InlineData("q=process_name:calc.exe", "process_name:calc.exe")]
    [InlineData("chrome.exe", "chrome.exe")]
    [InlineData("notepad++.exe 100%", "notepad++.exe 100%")]
    [InlineData("q=cb.urlver=1&process_name%3Acalc.exe", "cb.urlver=1")]
    [InlineData("q=cmdline%3Aa=b", "cmdline:a=b")]
    [InlineData("q=notepad%2B%2B.exe", "notepad++.exe")]
    [InlineData("q=%E6%BC%A2%F0%9F%98%80", "漢\U0001F600")]
    [InlineData("q=100%&x=1", "100%")]
    [InlineData("q=a%zzb%2", "a%zzb%2")]
    [InlineData("q=%ff%41%E6%BC", "%ffA%E6%BC")]
    [InlineData("q=a&q=b&cb.q.path=c", "a b path:c")]
    [InlineData("q=a+or+b&cb.q.path=c", "(a or b) path:c")]
    [InlineData("q=(a+or+b)&cb.q.path=(c+or+d)", "(a or b) path:(c or d)")]
    [InlineData("q=(a&cb.q.path=c", "(a path:c")]
    [InlineData("cb.q.path=(a+or+b)", "path:(a or b)")]
    [InlineData("q=&cb.q.path=a", "path:a")]
    [InlineData("q=", "")]
    [InlineData("", "")]
    [InlineData("&&q=a&", "a")]
    [InlineData("cb.q.=x&q=a", "a")]
    public void The_query_is_read_whatever_the_form_and_the_text_is_kept(string stored, string query)
    {
        StoredQuery parsed = StoredQuery.Parse(stored);

        Assert.Equal(query, parsed.Query);
        Assert.Equal(stored, parsed.ToString());
    }

    [Theory]
    [InlineData("cb.urlver=1&q=a", "cb.urlver=1&q=new%20%2B")]
    [InlineData("q=a&cb.urlver=1&sort=x+y", "cb.urlver=1&sort=x+y&q=new%20%2B")]
    [InlineData("facet=false&q=a&cb.q.path=b&cb.fq.hostname=c", "cb.urlver=1&facet=false&cb.fq.hostname=c&q=new%20%2B")]
    [InlineData("cb.urlver=2&facet&%zz=&q=a", "cb.urlver=1&facet&%zz=&q=new%20%2B")]
    [InlineData("chrome.exe", "cb.urlver=1&q=new%20%2B")]
    [InlineData("", "cb.urlver=1&q=new%20%2B")]
    public void Another_query_leaves_all_other_pairs_as_they_are(string stored, string expected)
    {
        StoredQuery parsed = StoredQuery.Parse(stored);

        StoredQuery changed = parsed.WithQuery("new +");

        Assert.Equal(expected, changed.ToString());
        Assert.Equal("new +", changed.Query);
        Assert.Equal("new +", StoredQuery.Parse(changed.ToString()).Query);
        Assert.Equal(stored, parsed.ToString());
    }

    [Theory]
    [InlineData("q=cb.urlver=1&process_name%3Acalc.exe", "cb.urlver=1&q=new")]
    [InlineData("q=cmdline%3Aa&b&path%3Ac=d&sort=x", "cb.urlver=1&sort=x&q=new")]
    public void What_stood_outside_the_old_query_does_not_stay_beside_a_new_one(string stored, string expected)
        => Assert.Equal(expected, StoredQuery.Parse(stored).WithQuery("new").ToString());

    [Fact]
    public void Filters_by_facets_are_told_apart()
    {
        StoredQuery stored = StoredQuery.Parse("cb.urlver=1&cb.fq.status=In%20Progress&cb.fq.status=Resolved&cb.fq.group=&cb.fq.=x&q=a");

        Assert.Equal([new FacetFilter("status", "In Progress"), new FacetFilter("status", "Resolved")], stored.FacetFilters);
        Assert.Equal(stored.FacetFilters, stored.WithQuery("b").FacetFilters);
    }

    [Fact]
    public void Pairs_are_decoded_beside_their_text()
    {
        StoredPair[] pairs = [.. StoredQuery.Parse("a%20b=c%3Dd&e").Pairs];

        Assert.Equal([("a b", "c=d", "a%20b=c%3Dd"), ("e", string.Empty, "e")], pairs.Select(pair => (pair.Name, pair.Value, pair.ToString())));
    }

    [Fact]
    public void A_query_is_stored_in_the_canonical_form()
    {
        Assert.Equal("cb.urlver=1&q=process_name%3Anotepad%2B%2B.exe", StoredQuery.From(CbQuery.Parse("process_name:notepad++.exe")).ToString());
        Assert.Equal("cb.urlver=1&q=a-b_c.d~%2A%28%29%21%27%25", StoredQuery.From("a-b_c.d~*()!'%").ToString());
        Assert.Equal("cb.urlver=1&x=1&q=a", StoredQuery.Parse("x=1").WithQuery(CbQuery.Parse("a")).ToString());
    }

    [Fact]
    public void Any_query_comes_back_as_it_was_stored()
        => Properties.Hold(
            QueryGenerators.Text.Where(text => !HasLoneSurrogate(text)),
            text => StoredQuery.Parse(StoredQuery.From(text).ToString()).Query == text,
            times: 3_000);

    [Fact]
    public void Any_built_query_comes_back_as_the_same_tree()
        => Properties.Hold(
            QueryGenerators.Tree.Select(CbQuery.From).Where(query => !HasLoneSurrogate(query.Text)),
            query => CbQuery.Parse(StoredQuery.Parse(StoredQuery.From(query).ToString()).Query).Equals(query),
            times: 2_000);

    [Fact]
    public void Any_text_can_be_read_and_changed()
        => Properties.Hold(
            QueryGenerators.Text,
            text => StoredQuery.Parse(text).ToString() == text && StoredQuery.Parse("q=" + text).WithQuery("a").Query == "a",
            times: 3_000);

    [Theory]
    [InlineData("events", QueryIndex.Process)]
    [InlineData("Modules", QueryIndex.Binary)]
    [InlineData("alerts", null)]
    [InlineData(null, null)]
    public void The_index_is_known_by_the_name_that_watchlists_use(string? name, QueryIndex? index)
    {
        Assert.Equal(index, WatchlistIndex.Parse(name));
        if (index is { } known)
            Assert.Equal(name!.ToLowerInvariant(), WatchlistIndex.Format(known));
        Assert.Throws<ArgumentOutOfRangeException>(() => WatchlistIndex.Format(QueryIndex.Alert));
    }

    private static bool HasLoneSurrogate(string text)
        => text.Where((c, i) => char.IsHighSurrogate(c)
            ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])
            : char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]))).Any();

    [Theory]
    [InlineData("q=a&cb.urlver=1&sort=x+y", "a")]
    [InlineData("cb.urlver=1&cb.q.process_name=net.exe&cb.fq.hostname=lab", "process_name:net.exe hostname:lab")]
    [InlineData("q=a+or+b&cb.fq.hostname=lab&cb.fq.hostname=web&cb.fq.group=x", "(a or b) (hostname:lab or hostname:web) group:x")]
    [InlineData("q=a+or+b", "a or b")]
    [InlineData("cb.fq.hostname=lab&cb.fq.process_name=a&cb.fq.HOSTNAME=web", "(hostname:lab or hostname:web) process_name:a")]
    [InlineData("q=&cb.fq.process_name=a%2A%20b%28.exe", "process_name:\"a* b(.exe\"")]
    [InlineData("cb.fq.process_name=%2A", "process_name:\"*\"")]
    [InlineData("cb.fq.path_full=c%3A%5Cx%20y.exe", @"path:""c:\\x y.exe""")]
    [InlineData("cb.fq.username_full=LAB%5Canna", @"username:LAB\anna")]
    [InlineData("cb.fq.alliance_score_srstrust=5&cb.fq.of_a_newer_server=1", "alliance_score_srstrust:5 of_a_newer_server:1")]
    [InlineData("q=a&cb.fq.hostname=&cb.fq.=x&cb.min_last_update=&cb.max_last_update=*", "a")]
    [InlineData("q=a&cb.group=id&cb.comprehensive_search=true&cb.legacy_5x_mode=False&cb.freqver=1", "a")]
    public void Facet_filters_become_criteria(string stored, string query)
        => Assert.Equal(CbQuery.Parse(query), StoredQuery.Parse(stored).ToQuery());

    [Theory]
    [InlineData("q=a&cb.fq.hour_of_day=3", "cb.fq.hour_of_day")]
    [InlineData("q=a&cb.fq.username_full=SYSTEM", "cb.fq.username_full")]
    [InlineData("q=a&cb.fq.start=2024-03-05T00:00:00Z", "cb.fq.start")]
    [InlineData("q=a&cb.fq.hostname=+", "cb.fq.hostname")]
    [InlineData("q=a&cb.fq.no+field=x", "cb.fq.no field")]
    [InlineData("q=a&cb.min_last_update=2024-03-05&cb.max_last_server_update=2024-03-06", "cb.min_last_update, cb.max_last_server_update")]
    [InlineData("q=a&cb.fq.day_of_week=Monday&cb.fq.day_of_week=Tuesday&cb.min_last_update=-60m", "cb.fq.day_of_week, cb.min_last_update")]
    public void What_no_query_can_say_is_named_and_not_left_out(string stored, string names)
    {
        NotSupportedException refusal = Assert.Throws<NotSupportedException>(() => StoredQuery.Parse(stored).ToQuery());

        Assert.Contains($"cannot say {names},", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_decides_which_fields_a_query_has()
    {
        Assert.Throws<NotSupportedException>(() => StoredQuery.Parse("cb.fq.product_name_facet=x").ToQuery(QueryIndex.Binary));
        Assert.Equal(CbQuery.Parse("digsig_result:Unsigned"), StoredQuery.Parse("cb.fq.digsig_result=Unsigned").ToQuery(QueryIndex.Binary));
        Assert.Throws<QuerySyntaxException>(() => StoredQuery.Parse("q=(a&cb.fq.hostname=b").ToQuery());
    }
}
