namespace CbResponse.Emulator.Tests;

/// <summary>Now is 2024-03-05T12:00:00Z.</summary>
public sealed class AlertFieldTests
{
    private const string Md5A = "00112233445566778899aabbccddeeff";

    private static readonly HostFacts Server = SearchBench.Host with { SensorId = 8, Name = "SRV-08", GroupId = 3, GroupName = "Servers" };

    private static readonly Binary File = new()
    {
        Hash = new FileHash(Md5A, new string('0', 64)),
        ObservedPaths = [@"c:\temp\größe.exe"],
        Hosts = [Server],
        FirstSeen = default,
    };

    private static readonly AlertDocument Query = new(
        new Alert
        {
            Id = new Guid(1, 0, 0, new byte[8]),
            Type = "watchlist.hit.query.process",
            Created = SearchBench.Time("2024-03-05T11:00:00.5Z"),
            Severity = 60.75,
            ReportScore = 75,
            WatchlistId = "12",
            WatchlistName = "Encoded commands",
            IocType = "query",
            SensorId = 7,
            Process = ProcessGuid.Of(7, 100, SearchBench.Now),
        },
        SearchBench.Host,
        new StoredDocument(
            new StoredProcess(new ProcessDetails
            {
                Guid = ProcessGuid.Of(7, 100, SearchBench.Now),
                Host = SearchBench.Host,
                Name = "powershell.exe",
                Path = @"c:\windows\system32\windowspowershell\v1.0\powershell.exe",
                UserName = @"LAB\anna.müller",
                Hash = FileHash.Of("powershell"),
            }),
            1, SearchBench.Now, SearchBench.Now, false, []),
        null);

    private static readonly AlertDocument Hit = new(
        new Alert
        {
            Id = new Guid(2, 0, 0, new byte[8]),
            Type = "watchlist.hit.ingress.binary",
            Created = SearchBench.Time("2024-03-04T00:00:00Z"),
            Resolved = SearchBench.Time("2024-03-04T10:00:00Z"),
            Status = "False Positive",
            AssignedTo = "helpdesk",
            Severity = 7,
            ReportScore = 40,
            FeedId = 3,
            FeedName = "contoso",
            WatchlistId = "report-7",
            WatchlistName = "Remote tools",
            IocType = "md5",
            IocValue = Md5A,
            SensorId = 8,
            BinaryMd5 = Md5A,
        },
        Server, null, File);

    private static RecordBench<AlertDocument> Bench(ServerVersion? version = null) => new(
        new AlertFieldTable(version ?? ServerVersion.V76), document => document.Alert.IocType, Query, Hit);

    [Theory]
    [InlineData("status:unresolved", "query")]
    [InlineData("status:\"false positive\"", "md5")]
    [InlineData("status:false", "")]
    [InlineData("alert_type:watchlist.hit.query.process", "query")]
    [InlineData("alert_type:*.binary", "md5")]
    [InlineData("assigned_to:helpdesk", "md5")]
    [InlineData("-assigned_to:*", "query")]
    [InlineData("feed_name:\"my watchlists\"", "query")]
    [InlineData("feed_name:watchlists", "")]
    [InlineData("watchlist_name:\"encoded commands\"", "query")]
    [InlineData("hostname:lab-ws-07", "query")]
    [InlineData("group:servers", "md5")]
    [InlineData("os_type:windows", "query md5")]
    [InlineData("ioc_type:query", "query")]
    [InlineData("ioc_value:" + Md5A, "md5")]
    [InlineData("process_name:powershell.exe", "query")]
    [InlineData("observed_filename:\"c:\\temp\\größe.exe\"", "md5")]
    [InlineData("observed_filename:größe.exe", "")]
    [InlineData("unique_id:00000001-0000-0000-0000-000000000000", "query")]
    [InlineData("process_id:00000007*", "query")]
    public void Keywords_match_the_whole_value_in_any_case(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("process_path:powershell.exe", "query")]
    [InlineData(@"process_path:v1.0\powershell.exe", "query")]
    [InlineData("process_path:shell.exe", "")]
    [InlineData(@"username:lab\anna.müller", "query")]
    [InlineData("username:anna.müller", "query")]
    [InlineData("md5:00112233445566778899AABBCCDDEEFF", "md5")]
    [InlineData("md5:00", "")]
    public void Paths_users_and_hashes_match(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("alert_severity:60.75", "query")]
    [InlineData("alert_severity:60", "")]
    [InlineData("alert_severity:\"7\"", "md5")]
    [InlineData("alert_severity:7.0", "md5")]
    [InlineData("alert_severity:[60.5 TO *]", "query")]
    [InlineData("alert_severity:[* TO 60.75]", "query md5")]
    [InlineData("alert_severity:[7 TO 7.5]", "md5")]
    [InlineData("alert_severity:high", "")]
    [InlineData("alert_severity:[low TO high]", "")]
    [InlineData("alert_severity:*", "query md5")]
    [InlineData("report_score:75", "query")]
    [InlineData("feed_id:-1", "query")]
    [InlineData("feed_id:[1 TO *]", "md5")]
    [InlineData("watchlist_id:12", "query")]
    [InlineData("watchlist_id:[10 TO 20]", "query")]
    [InlineData("watchlist_id:report-7", "")]
    [InlineData("sensor_id:8", "md5")]
    public void Numbers_match_exactly_and_by_range(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("created_time:-2h", "query")]
    [InlineData("created_time:2024-03-04", "md5")]
    [InlineData("created_time:[2024-03-05 TO *]", "query")]
    [InlineData("created_time:[* TO 2024-03-04]", "md5")]
    [InlineData("resolved_time:*", "md5")]
    [InlineData("-resolved_time:*", "query")]
    public void Times_match_in_all_their_forms(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("helpdesk", "md5")]
    [InlineData("powershell.exe", "query")]
    [InlineData("12", "query")]
    [InlineData("\"Remote tools\"", "md5")]
    [InlineData("anna.müller", "query")]
    [InlineData(Md5A, "md5")]
    [InlineData("servers", "")]
    [InlineData("unresolved", "")]
    public void Bare_terms_search_the_default_fields(string query, string expected) => Assert.Equal(expected, Bench().FindAny(query));

    [Theory]
    [InlineData("", "query md5")]
    [InlineData("created_time asc", "md5 query")]
    [InlineData("alert_severity asc", "md5 query")]
    [InlineData("alert_severity desc", "query md5")]
    [InlineData("resolved_time desc", "md5 query")]
    [InlineData("hostname desc", "md5 query")]
    public void Results_come_in_the_order_asked_for_and_else_the_newest_first(string sort, string expected)
        => Assert.Equal(expected, Bench().Find("", ("sort", sort)));

    [Theory]
    [InlineData("last_update desc")]
    [InlineData("ioc_attr asc")]
    public void What_no_alert_has_is_no_order(string sort)
        => Assert.Equal(400, Assert.Throws<RejectedRequestException>(() => Bench().Find("", ("sort", sort))).Status);

    [Theory]
    [InlineData("status", "False Positive|Unresolved")]
    [InlineData("username", @"LAB\anna.müller")]
    [InlineData("feed_id", "-1|3")]
    [InlineData("hostname", "lab-ws-07|srv-08")]
    [InlineData("alert_severity", "")]
    public void Facets_count_whole_values(string field, string expected)
        => Assert.Equal(expected, string.Join('|', Bench().Count(field).Entries.Select(entry => entry.Name)));

    [Fact]
    public void Names_of_hosts_keep_their_case_before_6_0()
        => Assert.Equal(["LAB-WS-07", "SRV-08"], Bench(ServerVersion.V52).Count("hostname").Entries.Select(entry => entry.Name));

    [Fact]
    public void A_filter_by_the_identifier_finds_one_and_the_same_field_twice_means_either()
    {
        Assert.Equal("md5", Bench().Find("", ("cb.fq.unique_id", "00000002-0000-0000-0000-000000000000")));
        Assert.Equal("query md5", Bench().Find("", ("cb.fq.status", "unresolved"), ("cb.fq.status", "false positive")));
    }

    [Fact]
    public void Highlights_name_the_alerts()
    {
        SearchHighlight highlight = Assert.Single(Bench().Run("process_path:powershell.exe").Highlights);
        Assert.Equal(@"c:\windows\system32\windowspowershell\v1.0\PREPREPREpowershell.exePOSTPOSTPOST", highlight.Name);
        Assert.Equal(["00000001-0000-0000-0000-000000000000"], highlight.Ids);
    }
}
