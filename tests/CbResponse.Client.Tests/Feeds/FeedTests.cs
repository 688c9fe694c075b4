using System.Net;

namespace CbResponse.Client.Tests;

public sealed class FeedTests
{
    private const string Route = "/api/v1/feed";
    private const string One = $"{Route}/4";
    private const string Address = "https://feeds.example/a.json";
    private const string Success = """{"result": "success"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_is_read_without_its_pictures_and_secrets()
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json($$"""
            [{"provider_url": "http://www.example/", "ssl_client_crt": null, "local_rating": null, "requires_who": null, "icon_small": "AA==", "id": "4", "category": "Partner",
              "display_name": "A feed", "use_proxy": false, "feed_url": "{{Address}}", "username": "me", "validate_server_cert": "false", "ssl_client_key": "-----KEY", "manually_added": true,
              "password": "hunter2", "icon": "{{new string('A', 400_000)}}", "provider_rating": 3.5, "name": "AFeed", "tech_data": "hashes", "requires": null, "enabled": true,
              "summary": "Sums up", "requires_what": null, "order": 2, "colour": "red"}]
            """));
        Feed feed = Assert.Single(await session.Client.Feeds.ListAsync(cancellationToken: Stop));
        Assert.Equal((4, "AFeed", "A feed", "Sums up", "hashes", "Partner"), (feed.Id, feed.Name, feed.DisplayName, feed.Summary, feed.TechnicalData, feed.Category));
        Assert.Equal((Address, "http://www.example/", true, true, false, false), (feed.FeedUrl, feed.ProviderUrl, feed.IsEnabled, feed.IsManuallyAdded, feed.UsesProxy, feed.ValidatesServerCertificate));
        Assert.Equal((3.5, null, 2, "me", true, false, true, true), (feed.ProviderRating, feed.LocalRating, feed.Order, feed.UserName, feed.HasPassword, feed.HasClientCertificate, feed.HasClientKey, feed.HasIcon));
        Assert.Equal(["colour"], feed.AdditionalFields.Keys);
        Assert.Equal(("alliance_score_afeed", "AFeed", "edr.example"), (feed.ScoreField, feed.ToString(), feed.Server));
        Assert.Null(feed.Requires ?? feed.RequiresWho ?? feed.RequiresWhat);
    }

    [Theory]
    [InlineData("AAEC")]
    [InlineData("data:image/png;base64,AAEC")]
    public async Task A_picture_comes_when_it_is_asked_for(string icon)
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json($$"""{"id": 4, "icon": "{{icon}}"}""")).On($"GET {One}", Reply.Json("""{"id": 4, "icon": null}""")).On($"GET {One}", Reply.Json("""{"id": 4, "icon": "!"}"""));
        Assert.Equal([0, 1, 2], await session.Client.Feeds.GetIconAsync(4, cancellationToken: Stop));
        Assert.Null(await session.Client.Feeds.GetIconAsync(4, cancellationToken: Stop));
        Assert.Equal("icon", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Feeds.GetIconAsync(4, cancellationToken: Stop))).Path);
    }

    [Fact]
    public async Task A_server_without_a_route_for_one_feed_is_asked_for_all()
    {
        using Session session = new();
        Reply refusal = Reply.Empty(HttpStatusCode.MethodNotAllowed);
        Reply list = Reply.Json($"[{Record(3)}, {Record()}]");
        session.Server.On($"GET {One}", refusal).On($"GET {Route}", list)
            .On($"GET {Route}/9", refusal).On($"GET {Route}", list)
            .On($"GET {One}", refusal).On($"GET {Route}", list)
            .On($"PUT {One}", Reply.Json(Success), $$"""{"id":4,"name":"AFeed","feed_url":"{{Address}}","icon":"AAEC","password":"hunter2","enabled":false}""")
            .On($"GET {One}", refusal).On($"GET {Route}", Reply.Json($"[{Record(enabled: "false")}]"));
        Assert.Equal(4, (await session.Client.Feeds.GetAsync(4, cancellationToken: Stop)).Id);
        Assert.Equal(CbErrorKind.ObjectNotFound, (await Assert.ThrowsAsync<CbException>(() => session.Client.Feeds.GetAsync(9, cancellationToken: Stop))).Kind);
        Assert.False((await session.Client.Feeds.UpdateAsync(4, new FeedSettings { IsEnabled = false }, cancellationToken: Stop)).IsEnabled);
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("""{"id": 4}""")]
    [InlineData("""{"result": "success"}""")]
    public async Task A_new_feed_is_read_back(string answer)
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json("[]"))
            .On($"POST {Route}", Reply.Json(answer), $$"""
                {"feed_url":"{{Address}}","enabled":true,"use_proxy":false,"validate_server_cert":true,"username":"me","password":"hunter2","ssl_client_crt":"CRT","ssl_client_key":"KEY","manually_added":true}
                """.Trim())
            .On(answer.Contains("id", StringComparison.Ordinal) ? $"GET {One}" : $"GET {Route}", Reply.Json(answer.Contains("id", StringComparison.Ordinal) ? Record(more: """, "use_proxy": false, "validate_server_cert": true, "username": "me" """) : $"[{Record(more: """, "use_proxy": true, "validate_server_cert": true, "username": "me" """)}]"));
        FeedSettings settings = new()
        {
            FeedUrl = Address, IsEnabled = true, UsesProxy = false, ValidatesServerCertificate = true, Credential = new NetworkCredential("me", "hunter2"), ClientCertificate = "CRT", ClientKey = "KEY",
        };
        Task<Feed> call = session.Client.Feeds.CreateAsync(settings, cancellationToken: Stop);
        if (answer.Contains("id", StringComparison.Ordinal))
            Assert.Equal("AFeed", (await call).Name);
        else
            Assert.Contains("whether it uses the proxy, which is 'True'", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => call)).Message, StringComparison.Ordinal);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task An_address_that_is_there_is_a_conflict()
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json($"[{Record()}]"));
        CbException failure = await Assert.ThrowsAsync<CbException>(() => session.Client.Feeds.CreateAsync(new FeedSettings { FeedUrl = Address }, cancellationToken: Stop));
        Assert.Equal((CbErrorKind.Conflict, "There is a feed of this address already: 'AFeed', with the number 4."), (failure.Kind, failure.Message));
        await Assert.ThrowsAsync<ArgumentException>(() => session.Client.Feeds.CreateAsync(new FeedSettings(), cancellationToken: Stop));
    }

    [Fact]
    public async Task A_download_that_failed_is_told_in_full()
    {
        using Session session = new(Session.Options(retries: 0));
        string story = "Traceback of " + new string('x', 9_000) + " end";
        session.Server.On($"GET {Route}", Reply.Json("[]"))
            .On($"POST {Route}", Reply.Text(HttpStatusCode.InternalServerError, story), $$"""{"feed_url":"{{Address}}","manually_added":true}""");
        CbServerException failure = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Feeds.CreateAsync(new FeedSettings { FeedUrl = Address }, cancellationToken: Stop));
        Assert.Equal((CbErrorKind.ServerError, story), (failure.Kind, failure.ServerText));
        Assert.EndsWith(story, failure.Message, StringComparison.Ordinal);
        Assert.Contains("downloads a feed while it adds it", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Synchronizing_says_how_much()
    {
        using Session session = new();
        session.Server.On($"POST {One}/synchronize", Reply.Empty(HttpStatusCode.OK), """{"full_sync":true}""")
            .On($"POST {One}/synchronize", Reply.Json(Success), """{"full_sync":false}""")
            .On($"POST {One}/synchronize", Reply.Text(HttpStatusCode.Conflict, "disabled"), """{"full_sync":false}""");
        await session.Client.Feeds.SynchronizeAsync(4, isFull: true, cancellationToken: Stop);
        await session.Client.Feeds.SynchronizeAsync(4, isFull: false, cancellationToken: Stop);
        CbServerException failure = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Feeds.SynchronizeAsync(4, isFull: false, cancellationToken: Stop));
        Assert.Equal(CbErrorKind.Conflict, failure.Kind);
        Assert.Contains("Set-CbFeed -Enabled", failure.Advice, StringComparison.Ordinal);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task What_is_removed_is_gone()
    {
        using Session session = new();
        session.Server.On($"DELETE {One}", Reply.Json(Success)).On($"GET {Route}", Reply.Json("[]")).On($"DELETE {One}", Reply.Json(Success)).On($"GET {Route}", Reply.Json($"[{Record()}]"));
        await session.Client.Feeds.RemoveAsync(4, cancellationToken: Stop);
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Feeds.RemoveAsync(4, cancellationToken: Stop));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task What_is_removed_is_not_remembered()
    {
        using AnsweringServer server = new();
        using CbClient client = new(Session.Options(retries: 0), new ManualClock(), server);
        server.On($"GET {One}", Reply.Json(Record())).On($"DELETE {One}", Reply.Json(Success)).On($"GET {Route}", Reply.Json("[]"));
        Assert.Equal("AFeed", (await client.Joins.GetFeedAsync(4, cancellationToken: Stop)).Name);
        await client.Feeds.RemoveAsync(4, cancellationToken: Stop);
        server.On($"GET {One}", Reply.Html(HttpStatusCode.NotFound, string.Empty));
        await Assert.ThrowsAnyAsync<CbException>(() => client.Joins.GetFeedAsync(4, cancellationToken: Stop));
    }

    [Fact]
    public async Task Actions_are_listed_made_once_and_removed()
    {
        using Session session = new();
        const string action = """[{"id": 3, "action_type": 3, "action_data": null, "group_id": 4, "watchlist_id": -1}, {"id": 8, "action_type": 42}]""";
        session.Server.On($"GET {One}", Reply.Json(Record()))
            .On($"GET {One}/action", Reply.Json("[]"))
            .On($"POST {One}/action", Reply.Json("""{"id": 3}"""), """{"action_type":3,"action_data":null,"group_id":4,"watchlist_id":-1}""")
            .On($"GET {One}/action", Reply.Json(action)).On($"GET {One}/action", Reply.Json(action)).On($"GET {One}/action", Reply.Json(action))
            .On($"DELETE {One}/action/3", Reply.Json(Success)).On($"GET {One}/action", Reply.Json("[]"));
        Feed feed = await session.Client.Feeds.GetAsync(4, cancellationToken: Stop);
        FeedActionClient actions = session.Client.FeedActions;
        FeedAction made = await actions.CreateAsync(feed, HitActionType.Alert, [1], cancellationToken: Stop);
        Assert.Equal((3, 4, "AFeed: Alert", null, "edr.example"), (made.Id, made.FeedId, made.ToString(), made.Data, made.Server));
        Assert.Equal([HitActionType.Alert, null], (await actions.ListAsync(feed, cancellationToken: Stop)).Select(item => item.Type));
        Assert.Equal(CbErrorKind.Conflict, (await Assert.ThrowsAsync<CbException>(() => actions.CreateAsync(feed, HitActionType.Alert, [], cancellationToken: Stop))).Kind);
        await actions.RemoveAsync(made, cancellationToken: Stop);
        Assert.Equal(CbErrorKind.InvalidRequest, (await Assert.ThrowsAsync<CbException>(() => actions.CreateAsync(feed, HitActionType.Email, [], cancellationToken: Stop))).Kind);
        session.Server.AssertDone();
    }

    private static string Record(int id = 4, string enabled = "true", string more = "")
        => $$"""{"id": {{id}}, "name": "AFeed", "feed_url": "{{Address}}", "enabled": {{enabled}}, "icon": "AAEC", "password": "hunter2"{{more}}}""";
}
