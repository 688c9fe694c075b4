namespace CbResponse.Emulator.Tests;

/// <summary>Now is 2024-03-05T12:00:00Z.</summary>
public sealed class BinaryFieldTests
{
    private const string Md5A = "00112233445566778899aabbccddeeff";
    private const string Sha256A = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly HostFacts Server = SearchBench.Host with { SensorId = 8, Name = "SRV-08", GroupId = 3, GroupName = "Größe & Co" };

    private static RecordBench<Binary> Bench(ServerVersion? version = null) => new(
        new BinaryFieldTable(version ?? ServerVersion.V76),
        binary => binary.InternalName!,
        new Binary
        {
            InternalName = "notepad",
            Hash = new FileHash(Md5A, Sha256A),
            ObservedPaths = [@"c:\windows\system32\notepad.exe", @"c:\windows\notepad.exe"],
            OriginalFileName = "NOTEPAD.EXE",
            Hosts = [SearchBench.Host, Server],
            Signature = "Signed",
            Publisher = "Microsoft Corporation",
            Issuer = "Microsoft Windows Production PCA 2011",
            SignedAt = SearchBench.Time("2022-11-05T10:17:00Z"),
            CompanyName = "Microsoft Corporation",
            ProductName = "Microsoft® Windows® Operating System",
            ProductVersion = "6.1.7600.16385",
            FileVersion = "6.1.7600.16385 (win7_rtm.090713-1255)",
            FileDescription = "Notepad",
            Copyright = "© Microsoft Corporation. All rights reserved.",
            Size = 193_536,
            FirstSeen = SearchBench.Time("2024-03-05T06:00:00.125Z"),
            LastSeen = SearchBench.Time("2024-03-05T11:59:00Z"),
            FeedHits = [new FeedHit("srstrust", -100, ["r-1"], "https://intel.test/", SearchBench.Time("2024-03-05T07:00:00Z"))],
        },
        new Binary
        {
            InternalName = "tool",
            Hash = FileHash.Of("tool"),
            ObservedPaths = [@"c:\program files (x86)\größe\tool.exe"],
            Hosts = [Server],
            Signature = "Bad Signature",
            SignatureCode = 0x80096010,
            Publisher = "Contoso Ltd",
            SignedAt = SearchBench.Time("2019-05-02T10:00:00Z"),
            CompanyName = "Contoso Ltd",
            ProductName = "Windows Operating Tool",
            Comments = "built by jörg",
            Trademark = "Contoso™",
            Is64Bit = false,
            Size = 30_000_000,
            CopiedSize = 26_214_400,
            FirstSeen = SearchBench.Time("2024-01-01T00:00:00Z"),
            WatchlistHits = [new WatchlistHit(5, SearchBench.Time("2024-01-01T00:10:00Z"))],
        },
        new Binary
        {
            InternalName = "lib",
            Hash = FileHash.Of("lib"),
            Os = OsType.Linux,
            ObservedPaths = ["/usr/lib/lib.so.6"],
            IsExecutable = false,
            FirstSeen = SearchBench.Time("2024-03-04T23:59:59Z"),
        });

    [Theory]
    [InlineData("md5:" + Md5A, "notepad")]
    [InlineData("md5:00112233445566778899AABBCCDDEEFF", "notepad")]
    [InlineData("md5:0011", "")]
    [InlineData("md5:0011*", "notepad")]
    [InlineData("sha256:" + Sha256A, "notepad")]
    public void Hashes_match_exactly(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("observed_filename:notepad.exe", "notepad")]
    [InlineData(@"observed_filename:system32\notepad.exe", "notepad")]
    [InlineData(@"observed_filename:c:\windows\notepad.exe", "notepad")]
    [InlineData("observed_filename:pad.exe", "")]
    [InlineData("observed_filename:*.exe", "notepad tool")]
    [InlineData("observed_filename:\"größe\\tool.exe\"", "tool")]
    [InlineData("observed_filename:/usr/lib/lib.so.6", "lib")]
    [InlineData("observed_filename:lib/lib.so.6", "lib")]
    public void Paths_match_whole_or_by_a_tail(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("product_name:windows", "notepad tool")]
    [InlineData("product_name:(operating windows)", "notepad tool")]
    [InlineData("product_name:\"operating system\"", "notepad")]
    [InlineData("product_name:\"system operating\"", "")]
    [InlineData("product_name:op*", "notepad tool")]
    [InlineData("original_filename:notepad.exe", "notepad")]
    [InlineData("original_filename:notepad", "notepad")]
    [InlineData("product_version:6.1.7600", "notepad")]
    [InlineData("file_version:win7", "notepad")]
    [InlineData("file_desc:NOTEPAD", "notepad")]
    [InlineData("company_name:contoso", "tool")]
    [InlineData("legal_copyright:rights", "notepad")]
    [InlineData("legal_trademark:contoso", "tool")]
    [InlineData("comments:jörg", "tool")]
    [InlineData("digsig_publisher:microsoft", "notepad")]
    [InlineData("digsig_issuer:\"pca 2011\"", "notepad")]
    [InlineData("-product_name:*", "lib")]
    [InlineData("private_build:*", "")]
    public void Text_matches_by_words(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("digsig_result:Signed", "notepad")]
    [InlineData("digsig_result:\"bad signature\"", "tool")]
    [InlineData("digsig_result:bad", "")]
    [InlineData("signed:Unsigned", "lib")]
    [InlineData("digsig_result_code:2148098064", "tool")]
    [InlineData("os_type:windows", "notepad tool")]
    [InlineData("os_type:Linux", "lib")]
    [InlineData("hostname:srv-08", "notepad tool")]
    [InlineData("hostname:srv", "")]
    [InlineData("group:\"größe & co\"", "notepad tool")]
    [InlineData("group:\"Default Group\"", "notepad")]
    [InlineData("alliance_data_srstrust:r-1", "notepad")]
    public void Keywords_and_signatures_match_whole(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("host_count:2", "notepad")]
    [InlineData("host_count:0", "lib")]
    [InlineData("host_count:[1 TO *]", "notepad tool")]
    [InlineData("orig_mod_len:[200000 TO *]", "tool")]
    [InlineData("copied_mod_len:26214400", "tool")]
    [InlineData("host_count:many", "")]
    [InlineData("alliance_score_srstrust:-100", "notepad")]
    [InlineData("alliance_score_srstrust:[-100 TO -1]", "notepad")]
    [InlineData("alliance_score_srstrust:[1 TO *]", "")]
    [InlineData("is_64bit:false", "tool")]
    [InlineData("is_executable_image:FALSE", "lib")]
    [InlineData("-is_executable_image:true", "lib")]
    [InlineData("tampered:true", "")]
    public void Numbers_and_flags_match(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("server_added_timestamp:2024-03-04", "lib")]
    [InlineData("server_added_timestamp:[2024-03-04 TO *]", "notepad lib")]
    [InlineData("server_added_timestamp:-24h", "notepad lib")]
    [InlineData("server_added_timestamp:-360m", "notepad")]
    [InlineData("server_added_timestamp:[2024-03-05T06:00:00.125 TO 2024-03-05T06:00:00.125]", "notepad")]
    [InlineData("server_added_timestamp:2024-03-05T06:00:00", "notepad")]
    [InlineData("last_seen:[-2m TO *]", "notepad")]
    [InlineData("last_seen:*", "notepad")]
    [InlineData("digsig_sign_time:[* TO 2020-01-01]", "tool")]
    [InlineData("watchlist_5:*", "tool")]
    [InlineData("watchlist_5:[2024-01-02 TO *]", "")]
    [InlineData("watchlist_6:*", "")]
    [InlineData("alliance_updated_srstrust:2024-03-05", "notepad")]
    public void Times_match_in_all_their_forms(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("notepad.exe", "notepad")]
    [InlineData("contoso", "tool")]
    [InlineData("windows", "notepad tool")]
    [InlineData("jörg", "tool")]
    [InlineData("SRV-08", "notepad tool")]
    [InlineData("\"Bad Signature\"", "tool")]
    [InlineData(Md5A, "notepad")]
    [InlineData("linux", "")]
    [InlineData("*", "notepad tool lib")]
    [InlineData("-windows", "lib")]
    public void Bare_terms_search_the_default_fields(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("process_name:notepad.exe")]
    [InlineData("product_name_facet:tool")]
    [InlineData("no_such_field:x")]
    public void Fields_of_other_indices_find_nothing_and_are_errors_in_the_strict_mode(string query)
    {
        Assert.Equal("", Bench().FindAny(query));
        Assert.Equal("notepad tool lib", Bench().FindAny("-" + query));
        Assert.Equal(400, Assert.Throws<RejectedRequestException>(() => Bench().Run(query, ("cb.strict", "1"))).Status);
    }

    [Fact]
    public void The_longer_hash_is_unknown_before_7_0()
    {
        Assert.Equal("", Bench(ServerVersion.V62).FindAny("sha256:" + Sha256A));
        Assert.Equal("notepad", Bench(ServerVersion.V71).FindAny("sha256:" + Sha256A));
    }

    [Theory]
    [InlineData("", "notepad lib tool")]
    [InlineData("server_added_timestamp asc", "tool lib notepad")]
    [InlineData("orig_mod_len desc", "tool notepad lib")]
    [InlineData("company_name asc", "lib tool notepad")]
    [InlineData("host_count desc", "notepad tool lib")]
    [InlineData("alliance_score_srstrust asc", "tool lib notepad")]
    public void Results_come_in_the_order_asked_for_and_else_the_newest_first(string sort, string expected)
        => Assert.Equal(expected, Bench().Find("", ("sort", sort)));

    [Theory]
    [InlineData("product_name_facet", "Microsoft® Windows® Operating System|Windows Operating Tool")]
    [InlineData("product_version_facet", "6.1.7600.16385")]
    [InlineData("file_version_facet", "6.1.7600.16385 (win7_rtm.090713-1255)")]
    [InlineData("company_name_facet", "Contoso Ltd|Microsoft Corporation")]
    [InlineData("digsig_publisher_facet", "Contoso Ltd|Microsoft Corporation")]
    [InlineData("observed_filename_facet", @"/usr/lib/lib.so.6|c:\program files (x86)\größe\tool.exe|c:\windows\notepad.exe|c:\windows\system32\notepad.exe")]
    [InlineData("digsig_result", "Bad Signature|Signed|Unsigned")]
    [InlineData("hostname", "SRV-08|LAB-WS-07")]
    [InlineData("group", "Größe & Co|Default Group")]
    [InlineData("host_count", "0|1|2")]
    [InlineData("alliance_score_srstrust", "-100")]
    [InlineData("product_name", "")]
    [InlineData("start", "")]
    public void Facets_count_whole_values(string field, string expected)
        => Assert.Equal(expected, string.Join('|', Bench().Count(field).Entries.Select(entry => entry.Name)));

    [Fact]
    public void Signatures_are_counted_by_month_for_48_months_and_arrivals_by_day_for_30_days()
    {
        Assert.Equal(["2022-11-01T00:00:00Z"], Bench().Count("digsig_sign_time").Entries.Select(entry => entry.Name));
        Assert.Equal(["2024-03-04T00:00:00Z", "2024-03-05T00:00:00Z"],
            Bench().Count("server_added_timestamp").Entries.Select(entry => entry.Name));
    }

    [Theory]
    [InlineData("2020-03-31T23:59:59Z", "")]
    [InlineData("2020-04-01T00:00:00Z", "2020-04-01T00:00:00Z")]
    [InlineData("2024-03-05T11:00:00Z", "2024-03-01T00:00:00Z")]
    public void The_48_months_end_with_this_one(string signed, string expected)
    {
        RecordBench<Binary> bench = new(new BinaryFieldTable(ServerVersion.V76), _ => "",
            new Binary { Hash = FileHash.Of("a"), ObservedPaths = [], FirstSeen = default, SignedAt = SearchBench.Time(signed) });
        Assert.Equal(expected, string.Join('|', bench.Count("digsig_sign_time").Entries.Select(entry => entry.Name)));
    }

    [Fact]
    public void Filters_name_whole_values_as_facets_do()
    {
        Assert.Equal("tool", Bench().Find("", ("cb.fq.product_name_facet", "windows operating tool")));
        Assert.Equal("", Bench().Find("", ("cb.fq.product_name_facet", "windows")));
        Assert.Equal("notepad lib", Bench().Find("", ("cb.fq.digsig_result", "Signed"), ("cb.fq.digsig_result", "unsigned")));
        Assert.Equal("notepad tool", Bench().Find("", ("cb.fq.hostname", "srv-08")));
        Assert.Equal("notepad", Bench().Find("", ("cb.fq.md5", Md5A)));
    }

    [Fact]
    public void What_matches_is_highlighted_as_in_the_published_example()
    {
        Assert.Equal(
            ["PREPREPRENOTEPAD.EXEPOSTPOSTPOST", @"c:\windows\PREPREPREnotepad.exePOSTPOSTPOST",
                @"c:\windows\system32\PREPREPREnotepad.exePOSTPOSTPOST"],
            Bench().Run("notepad.exe").Highlights.Select(highlight => highlight.Name).Order(StringComparer.Ordinal));
        Assert.All(Bench().Run("notepad.exe").Highlights, highlight => Assert.Equal([Md5A.ToUpperInvariant()], highlight.Ids));
        Assert.Equal("Microsoft® Windows® PREPREPREOperatingPOSTPOSTPOST System",
            Assert.Single(Bench().Run("product_name:operating orig_mod_len:193536").Highlights).Name);
    }

    [Fact]
    public void Terms_echo_dates_written_out()
        => Assert.Equal(["server_added_timestamp:[2024-03-01T00:00:00 TO *]", "notepad.exe"],
            Bench().Run("server_added_timestamp:[2024-03-01 TO *] notepad.exe").Terms);
}
