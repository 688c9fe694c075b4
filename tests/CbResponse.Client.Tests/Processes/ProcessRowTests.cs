using System.Collections;
using System.Net;
using System.Text;
using System.Text.Json;

namespace CbResponse.Client.Tests;

/// <summary>One process document, with every field in each of the types that servers send it in (edr-api.md 1.9 and 3.2).</summary>
public sealed class ProcessRowTests
{
    [Theory]
    [InlineData("""{"sensor_id": 7}""")]
    [InlineData("""{"sensor_id": "7"}""")]
    [InlineData("""{"sensor_id": 7.0}""")]
    public void A_sensors_number_may_be_a_text(string json)
        => Assert.Equal(7, Read(json).SensorId);

    [Theory]
    [InlineData("""{"interface_ip": -889163511, "comms_ip": 167838211}""", "203.0.113.9", "10.1.2.3", -889_163_511L)]
    [InlineData("""{"interface_ip": "203.0.113.9", "comms_ip": "10.1.2.3"}""", "203.0.113.9", "10.1.2.3", null)]
    [InlineData("""{"interface_ip": "-889163511", "comms_ip": "2001:db8::5"}""", "203.0.113.9", "2001:db8::5", null)]
    [InlineData("""{"interface_ip": null, "comms_ip": ""}""", null, null, null)]
    [InlineData("{}", null, null, null)]
    [InlineData("""{"interface_ip": "unknown"}""", null, null, null)]
    public void Addresses_may_be_signed_numbers_or_texts(string json, string? interfaceIP, string? commsIP, long? number)
    {
        Process process = Read(json);

        Assert.Equal(Address(interfaceIP), process.InterfaceIP);
        Assert.Equal(Address(commsIP), process.CommsIP);
        Assert.Equal(number, process.InterfaceIPNumber);
    }

    [Theory]
    [InlineData("""{"segment_id": 1}""", 1L)]
    [InlineData("""{"segment_id": 1709619002500}""", 1_709_619_002_500L)]
    [InlineData("""{"segment_id": "1709619002500"}""", 1_709_619_002_500L)]
    [InlineData("""{"segment_id": null}""", 0L)]
    [InlineData("{}", 0L)]
    public void A_segment_is_a_number_of_64_bits(string json, long segment)
        => Assert.Equal(segment, Read(json).SegmentId);

    [Theory]
    [InlineData("""{"os_type": "windows", "terminated": true, "filtering_known_dlls": "False"}""", "windows", true, false)]
    [InlineData("""{"os_type": 1, "terminated": "1", "filtering_known_dlls": 0}""", "1", true, false)]
    [InlineData("""{"os_type": null, "terminated": null, "filtering_known_dlls": ""}""", null, null, null)]
    public void Texts_and_booleans_may_be_other_scalars(string json, string? os, bool? terminated, bool? filtering)
    {
        Process process = Read(json);

        Assert.Equal((os, terminated, filtering), (process.OSType, process.Terminated, process.FilteringKnownDlls));
    }

    [Theory]
    [InlineData("""{"process_pid": 4660, "parent_pid": "712"}""", 4660, 712)]
    [InlineData("""{"process_pid": 0, "parent_pid": 0}""", 0, 0)]
    [InlineData("""{"process_pid": -1, "parent_pid": -1}""", null, null)]
    [InlineData("""{"process_pid": null}""", null, null)]
    public void Minus_one_is_no_process_number(string json, int? pid, int? parentPid)
    {
        Process process = Read(json);

        Assert.Equal((pid, parentPid), (process.Pid, process.ParentPid));
    }

    [Theory]
    [InlineData("000000000000000000000000000000")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("")]
    public void A_parents_hash_of_zeros_is_none(string hash)
        => Assert.Null(Read($$"""{"parent_md5": "{{hash}}"}""").ParentMd5);

    [Fact]
    public void A_parents_hash_is_kept()
        => Assert.Equal("0000000000000000000000000000000a", Read("""{"parent_md5": "0000000000000000000000000000000a"}""").ParentMd5);

    [Fact]
    public void Watchlists_come_as_a_list_since_6_0()
    {
        Process process = Read("""
            {"watchlists": [{"wid": "12", "value": "2024-03-05T06:20:00.104Z", "segments_hit": 1, "more": {"a": []}},
                            {"value": null, "wid": 13}, {"\u0077id": 14}, {"\ud800": 1, "wid": 15}]}
            """);

        Assert.Equal([12, 13, 14, 15], process.Watchlists.Select(hit => hit.WatchlistId));
        Assert.Equal((new DateTime(2024, 3, 5, 6, 20, 0, 104, DateTimeKind.Utc), 1), (process.Watchlists[0].Time, process.Watchlists[0].SegmentsHit));
        Assert.Equal(((DateTime?)null, (int?)null), (process.Watchlists[1].Time, process.Watchlists[1].SegmentsHit));
        Assert.Equal("12 at 2024-03-05 06:20:00Z", process.Watchlists[0].ToString());
        Assert.Equal("13", process.Watchlists[1].ToString());
    }

    [Fact]
    public void Watchlists_come_one_by_one_before_6_0()
    {
        Process process = Read("""{"watchlist_5": "2013-08-22T15:00:02Z", "watchlist_17": "2013-08-23T15:00:02.5Z"}""");

        Assert.Equal([5, 17], process.Watchlists.Select(hit => hit.WatchlistId));
        Assert.Equal(new DateTime(2013, 8, 22, 15, 0, 2, DateTimeKind.Utc), process.Watchlists[0].Time);
        Assert.Empty(process.AdditionalFields);
    }

    [Theory]
    [InlineData("""{"watchlists": null}""")]
    [InlineData("""{"watchlists": []}""")]
    [InlineData("{}")]
    public void No_watchlist_is_an_empty_list(string json)
        => Assert.Empty(Read(json).Watchlists);

    [Fact]
    public void Feeds_are_collected_from_their_fields()
    {
        Process process = Read("""
            {"alliance_link_srs_trust": "https://x/", "alliance_score_nvd": "75", "alliance_data_nvd": "report-1",
             "alliance_score_srs_trust": -100.0, "alliance_updated_nvd": "2024-03-05T06:07:08Z", "alliance_data_srs_trust": ["a", 5, null]}
            """);

        Assert.Equal(["srs_trust: -100", "nvd: 75"], process.FeedHits.Select(hit => hit.ToString()));
        Assert.Equal(["a", "5"], process.FeedHits[0].ReportIds);
        Assert.Equal("https://x/", process.FeedHits[0].Link);
        Assert.Equal(["report-1"], process.FeedHits[1].ReportIds);
        Assert.Equal(new DateTime(2024, 3, 5, 6, 7, 8, DateTimeKind.Utc), process.FeedHits[1].Updated);
        Assert.Empty(process.AdditionalFields);
    }

    [Fact]
    public void A_feed_without_a_score_is_its_name()
        => Assert.Equal("nvd", Assert.Single(Read("""{"alliance_data_nvd": null}""").FeedHits).ToString());

    [Fact]
    public void Fields_that_only_look_like_tags_are_kept_as_they_are()
    {
        Process process = Read("""{"watchlist_x": 1, "watchlist_": 2, "watchlist_99999999999": 3, "alliance_": 4, "alliance_score_": 5, "alliance_rank_nvd": 6, "alliance_score": 7}""");

        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L, 7L], process.AdditionalFields.Select(field => field.Value!));
        Assert.Empty(process.Watchlists);
        Assert.Empty(process.FeedHits);
    }

    [Fact]
    public void Unknown_fields_are_kept_whatever_they_hold()
    {
        Process process = Read("""
            {"big": 1792735491213017088, "exact": 0.1, "huge": 1e400, "on": true, "none": null, "text": "ü\u00fc\ud83d\ude00 \ud800",
             "list": [1, "a", {"b": [[]]}], "\u006eame": 1, "\udc00": 2, "Process_Name": "not ours"}
            """);

        AdditionalFields fields = process.AdditionalFields;
        Assert.Equal(["big", "exact", "huge", "on", "none", "text", "list", "name", "\ufffd", "Process_Name"], fields.Keys);
        Assert.Equal((1_792_735_491_213_017_088L, 0.1m, true, null), (fields["big"], fields["exact"], fields["on"], fields["none"]));
        Assert.Equal("üü\U0001F600 \ufffd", fields["text"]);
        Assert.Equal("""[1,"a",{"b":[[]]}]""", fields.GetRawJson("list"));
        Assert.Equal("1e400", fields.GetRawJson("huge"));
        Assert.Null(process.ProcessName);
        Assert.True(fields.ContainsKey("big") && fields.TryGetValue("on", out object? on) && on is true);
        Assert.Null(fields["missing"]);
        Assert.Null(fields.GetRawJson("missing"));
        Assert.Equal(10, fields.Count);
    }

    [Fact]
    public void Rows_share_nothing_but_equal_texts()
    {
        ProcessRowReader reader = new(null);
        Process first = Read("""{"hostname": "a", "new": 1, "watchlist_5": "2024-03-05", "alliance_score_nvd": 5, "username": "jü"}""", reader);
        Process second = Read("""{"hostname": "a", "username": "jü"}""", reader);

        Assert.Same(first.HostName, second.HostName);
        Assert.Equal("jü", second.UserName);
        Assert.Empty(second.AdditionalFields);
        Assert.Empty(second.Watchlists);
        Assert.Empty(second.FeedHits);
        Assert.Single(first.AdditionalFields);
        Assert.Single(first.Watchlists);
        Assert.Single(first.FeedHits);
    }

    [Fact]
    public void Texts_that_fall_on_the_same_place_are_not_confused()
    {
        ProcessRowReader reader = new(null);
        for (int i = 0; i < 20_000; i++)
            Assert.Equal($"host-{i}", Read($$"""{"hostname": "host-{{i}}"}""", reader).HostName);
    }

    [Fact]
    public void Every_known_field_has_its_property_and_no_other()
    {
        foreach (string field in Enum.GetNames<ProcessField>())
        {
            Process process = Read($$"""{"{{field}}": {{Sample(field)}} }""");

            Assert.Empty(process.AdditionalFields);
            Assert.NotEmpty(Differences(process, new Process()));
        }
    }

    [Fact]
    public void A_known_field_in_another_type_names_itself()
    {
        foreach (string field in Enum.GetNames<ProcessField>())
        {
            ProcessRowReader reader = new(null);

            Assert.Throws<JsonException>(() => Read($$"""{"{{field}}": {"a": 1} }""", reader));

            Assert.Equal(field, reader.Field);
        }
    }

    private static string Sample(string field) => field switch
    {
        "watchlists" => """[{"wid": 1}]""",
        "terminated" or "filtering_known_dlls" or "is_suppressed" => "true",
        _ when field == "start" || field.EndsWith("_update", StringComparison.Ordinal) => "\"2024-03-05\"",
        _ => "\"2024\"",
    };

    private static IEnumerable<string> Differences(Process one, Process other)
        => from property in typeof(Process).GetProperties()
           where Show(property.GetValue(one)) != Show(property.GetValue(other))
           select property.Name;

    private static string? Show(object? value)
        => value is IEnumerable items and not string ? string.Join(", ", items.Cast<object>()) : value?.ToString();

    private static IPAddress? Address(string? text) => text is null ? null : IPAddress.Parse(text);

    private static Process Read(string json, ProcessRowReader? rows = null)
    {
        JsonCursor cursor = new(Encoding.UTF8.GetBytes(json));
        cursor.Take();
        Assert.True((rows ?? new ProcessRowReader(null)).TryRead(ref cursor, out Process? process));
        return process;
    }
}
