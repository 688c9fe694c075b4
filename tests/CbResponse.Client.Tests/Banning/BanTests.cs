using System.Globalization;
using System.Net;

namespace CbResponse.Client.Tests;

public sealed class BanTests
{
    private const string Md5 = "f41d8cd98f00b214e9800998ecf8427e";
    private const string Route = "/api/v1/banning/blacklist";
    private const string One = $"{Route}/{Md5}";
    private const string Success = """{"result": "success"}""";

    /// <summary>The vendor's own example.</summary>
    private const string Published = """
        [{"username": "cb", "audit": [{"username": "cb", "timestamp": "2015-10-21 00:10:10.369349-07:00", "text": "Auto-Blacklist From Watchlist", "enabled": true, "user_id": 1}],
          "text": "Auto-Blacklist From Watchlist", "md5hash": "35e664e41174ce70e910b85bcd685136", "block_count": 0, "user_id": 1, "last_block_sensor_id": null,
          "enabled": true, "last_block_time": null, "timestamp": "2015-10-21 00:10:10.369349-07:00", "last_block_hostname": null}]
        """;

    [Fact]
    public async Task The_published_list_is_read_in_full()
    {
        using Session session = new();
        session.Server.On($"GET {Route}?count=10000", Reply.Json(Published));
        BannedHash ban = Assert.Single(await session.Client.Bans.ListAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(("35e664e41174ce70e910b85bcd685136", "Auto-Blacklist From Watchlist", true, "cb", 1), (ban.Md5, ban.Reason, ban.IsEnabled, ban.UserName, ban.UserId));
        Assert.Equal(new DateTime(2015, 10, 21, 7, 10, 10, 369, DateTimeKind.Utc).AddTicks(3_490), ban.CreatedTime);
        Assert.Equal((0, null, null, null), (ban.BlockCount, ban.LastBlockTime, ban.LastBlockHostName, ban.LastBlockSensorId));
        BanChange change = Assert.Single(ban.Audit);
        Assert.Equal(("cb: enabled, Auto-Blacklist From Watchlist", 1, ban.CreatedTime), (change.ToString(), change.UserId, change.Timestamp));
        Assert.Empty(ban.AdditionalFields);
        Assert.Equal("edr.example", ban.Server);
        Assert.Equal("35e664e41174ce70e910b85bcd685136", ban.ToString());
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Awkward_forms_are_read_and_the_rest_is_kept()
    {
        BannedHash ban = await GetAsync($$"""
            {"md5hash": "{{Md5}}", "text": null, "enabled": "True", "block_count": "3", "last_block_sensor_id": "7", "last_block_time": "2024-03-05T06:07:08.12Z",
             "last_block_hostname": "LAB-WS-07", "user_id": "1", "audit": null, "colour": "red"}
            """);
        Assert.Equal((null, true, 3, 7, "LAB-WS-07", 1), (ban.Reason, ban.IsEnabled, ban.BlockCount, ban.LastBlockSensorId, ban.LastBlockHostName, ban.UserId));
        Assert.Equal(new DateTime(2024, 3, 5, 6, 7, 8, 120, DateTimeKind.Utc), ban.LastBlockTime);
        Assert.Empty(ban.Audit);
        Assert.Equal("red", ban.AdditionalFields["colour"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    public async Task An_empty_list_may_be_an_empty_body(string body)
    {
        using Session session = new();
        session.Server.On($"GET {Route}?count=10000", Reply.Json(body));
        Assert.Empty(await session.Client.Bans.ListAsync(session.Observer, TestContext.Current.CancellationToken));
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task A_list_that_is_as_long_as_was_asked_for_is_asked_for_again()
    {
        using Session session = new();
        session.Server.On($"GET {Route}?count=10000", Reply.Json(List(10_000))).On($"GET {Route}?count=100000", Reply.Json(List(12_345)));
        Assert.Equal(12_345, (await session.Client.Bans.ListAsync(session.Observer, TestContext.Current.CancellationToken)).Count);
        Assert.Empty(session.Observer.Warnings);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_list_that_ends_at_the_servers_own_limit_may_be_cut()
    {
        using Session session = new();
        session.Server.On($"GET {Route}?count=10000", Reply.Json(List(500)));
        Assert.Equal(500, (await session.Client.Bans.ListAsync(session.Observer, TestContext.Current.CancellationToken)).Count);
        Assert.Equal(CbWarningKind.PartMissing, Assert.Single(session.Observer.Warnings).Kind);
    }

    [Fact]
    public async Task A_list_that_stays_as_long_as_was_first_asked_for_may_be_cut()
    {
        using Session session = new();
        session.Server.On($"GET {Route}?count=10000", Reply.Json(List(10_000))).On($"GET {Route}?count=100000", Reply.Json(List(10_000)));
        Assert.Equal(10_000, (await session.Client.Bans.ListAsync(session.Observer, TestContext.Current.CancellationToken)).Count);
        Assert.Equal(CbWarningKind.PartMissing, Assert.Single(session.Observer.Warnings).Kind);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_ban_without_a_text_needs_none_put_back()
    {
        using Session session = new();
        string before = Record(true, "").Replace("\"text\": \"\"", "\"text\": null", StringComparison.Ordinal);
        session.Server.On($"GET {One}", Reply.Json(before)).On($"DELETE {One}", Reply.Json(Success)).On($"GET {One}", Reply.Json(before.Replace("true", "false", StringComparison.Ordinal)));
        Assert.False((await session.Client.Bans.UpdateAsync(Md5, null, false, cancellationToken: TestContext.Current.CancellationToken)).IsEnabled);
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    public async Task An_unknown_ban_is_none_whichever_way_the_server_says_so(HttpStatusCode status)
    {
        using Session session = new();
        Reply reply = Reply.Text(status, $"Ban for md5 '{Md5}' does not exist");
        session.Server.On($"GET {One}", reply).On($"GET {One}", reply);
        Assert.Null(await session.Client.Bans.FindAsync(Md5.ToUpperInvariant(), cancellationToken: TestContext.Current.CancellationToken));
        CbException failure = await Assert.ThrowsAsync<CbException>(() => session.Client.Bans.GetAsync(Md5, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((CbErrorKind.ObjectNotFound, $"GET {One}"), (failure.Kind, failure.Route));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_new_ban_is_read_back()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Empty(HttpStatusCode.NotFound))
            .On($"POST {Route}", Reply.Json(Success), $$"""{"md5hash":"{{Md5}}","text":"from \"a\" case","enabled":true}""")
            .On($"GET {One}", Reply.Json(Record(true, "from \\\"a\\\" case")));
        BanResult result = await session.Client.Bans.BanAsync(Md5.ToUpperInvariant(), "from \"a\" case", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((BanOutcome.Created, true, "from \"a\" case"), (result.Outcome, result.Ban.IsEnabled, result.Ban.Reason));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_disabled_ban_is_enabled_and_gets_the_new_reason()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(false, "")))
            .On($"POST {Route}", Reply.Json(Success), $$"""{"md5hash":"{{Md5}}","text":"new","enabled":true}""")
            .On($"GET {One}", Reply.Json(Record(true, "")))
            .On($"GET {One}", Reply.Json(Record(true, "", """, "colour": "größe" """)))
            .On($"PUT {One}", Reply.Json(Success), $$"""{"md5hash":"{{Md5}}","enabled":true,"colour":"größe","text":"new"}""")
            .On($"GET {One}", Reply.Json(Record(true, "new")));
        BanResult result = await session.Client.Bans.BanAsync(Md5, "new", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((BanOutcome.Enabled, "new"), (result.Outcome, result.Ban.Reason));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task What_is_banned_already_stays_as_it_is()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(true, "old")));
        BanResult result = await session.Client.Bans.BanAsync(Md5, "new", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((BanOutcome.Existed, "old"), (result.Outcome, result.Ban.Reason));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Somebody_may_ban_the_file_in_the_same_moment()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Empty(HttpStatusCode.NotFound))
            .On($"POST {Route}", Reply.Text(HttpStatusCode.Conflict, "already exists"), $$"""{"md5hash":"{{Md5}}","text":"new","enabled":true}""")
            .On($"GET {One}", Reply.Json(Record(true, "theirs")));
        BanResult result = await session.Client.Bans.BanAsync(Md5, "new", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((BanOutcome.Existed, "theirs"), (result.Outcome, result.Ban.Reason));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_ban_that_is_not_in_force_is_none_when_the_server_refuses_to_enable_it()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(false, "old")))
            .On($"POST {Route}", Reply.Text(HttpStatusCode.Conflict, "already exists"), $$"""{"md5hash":"{{Md5}}","text":"new","enabled":true}""")
            .On($"GET {One}", Reply.Json(Record(false, "old")));
        CbServerException failure = await Assert.ThrowsAsync<CbServerException>(
            () => session.Client.Bans.BanAsync(Md5, "new", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(CbErrorKind.Conflict, failure.Kind);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task The_text_that_disabling_blanks_is_put_back()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(true, "why")))
            .On($"DELETE {One}", Reply.Json(Success))
            .On($"GET {One}", Reply.Json(Record(false, "")))
            .On($"GET {One}", Reply.Json(Record(false, "")))
            .On($"PUT {One}", Reply.Json(Success), $$"""{"md5hash":"{{Md5}}","enabled":false,"text":"why"}""")
            .On($"GET {One}", Reply.Json(Record(false, "why")));
        BannedHash ban = await session.Client.Bans.UpdateAsync(Md5, null, false, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((false, "why"), (ban.IsEnabled, ban.Reason));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_text_that_could_not_be_put_back_is_named()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(true, "it's why")))
            .On($"DELETE {One}", Reply.Json(Success))
            .On($"GET {One}", Reply.Json(Record(false, "")))
            .On($"GET {One}", Reply.Json(Record(false, "")))
            .On($"PUT {One}", Reply.Text(HttpStatusCode.InternalServerError, "no"), $$"""{"md5hash":"{{Md5}}","enabled":false,"text":"it's why"}""");
        CbException failure = await Assert.ThrowsAsync<CbServerException>(()
            => session.Client.Bans.UpdateAsync(Md5, null, false, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal($"The ban of {Md5} is disabled, but its reason is not set. Set it again: Set-CbBannedHash {Md5} -Reason 'it''s why'", failure.Advice);
    }

    [Fact]
    public async Task The_reason_alone_is_one_change()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(true, "old")))
            .On($"GET {One}", Reply.Json(Record(true, "old")))
            .On($"GET {One}", Reply.Json(Record(true, "old")))
            .On($"PUT {One}", Reply.Empty(HttpStatusCode.NoContent), $$"""{"md5hash":"{{Md5}}","enabled":true,"text":"new"}""")
            .On($"GET {One}", Reply.Json(Record(true, "new")));
        Assert.Equal("new", (await session.Client.Bans.UpdateAsync(Md5, "new", null, cancellationToken: TestContext.Current.CancellationToken)).Reason);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task What_is_so_already_is_not_changed()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(false, "old")));
        Assert.False((await session.Client.Bans.UpdateAsync(Md5, "old", false, cancellationToken: TestContext.Current.CancellationToken)).IsEnabled);
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("""{"result": "no licence"}""")]
    [InlineData("""{"errorMessage": "no licence"}""")]
    public async Task A_refusal_with_a_good_status_is_a_failure(string answer)
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(true, "old"))).On($"DELETE {One}", Reply.Json(answer));
        CbServerException failure = await Assert.ThrowsAsync<CbServerException>(()
            => session.Client.Bans.UpdateAsync(Md5, null, false, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("no licence", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_that_the_record_does_not_show_is_none()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(true, "old")))
            .On($"DELETE {One}", Reply.Text(HttpStatusCode.OK, $"Ban for md5 '{Md5}' does not exist"))
            .On($"GET {One}", Reply.Json(Record(true, "old")));
        CbUnexpectedResponseException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(()
            => session.Client.Bans.UpdateAsync(Md5, null, false, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("enabled", failure.Path);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_ban_that_may_have_been_made_is_not_sent_twice()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Empty(HttpStatusCode.NotFound))
            .On($"POST {Route}", Reply.Empty(HttpStatusCode.BadGateway), $$"""{"md5hash":"{{Md5}}","text":"new","enabled":true}""");
        await Assert.ThrowsAsync<CbServerException>(() => session.Client.Bans.BanAsync(Md5, "new", cancellationToken: TestContext.Current.CancellationToken));
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("{}", "md5hash")]
    [InlineData("""{"md5hash": "f41d", "last_block_time": "yesterday"}""", "last_block_time")]
    public async Task A_record_of_another_shape_names_the_field(string body, string path)
        => Assert.Equal(path, (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => GetAsync(body))).Path);

    private static async Task<BannedHash> GetAsync(string body)
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(body));
        return await session.Client.Bans.GetAsync(Md5, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static string Record(bool isEnabled, string text, string more = "")
        => $$"""{"md5hash": "{{Md5}}", "text": "{{text}}", "enabled": {{(isEnabled ? "true" : "false")}}{{more}}}""";

    private static string List(int count)
        => $"[{string.Join(',', Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{{\"md5hash\": \"{number:x32}\"}}")))}]";
}
