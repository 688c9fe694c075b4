using System.Net;

namespace CbResponse.Client.Tests;

/// <summary>Both generations of routes (edr-api.md 3.5), and the way from one to the other.</summary>
public sealed class WatchlistActionTests
{
    private const string Older = "/api/v1/watchlist/12/action";
    private const string Newer = "/api/v1/watchlist/12/action_type";
    private const string Success = """{"result": "success"}""";
    private const string Switches = """[{"action_type": "email", "enabled": false}, {"action_type": "syslog", "enabled": true}, {"action_type": "alert", "enabled": true}]""";
    private const string Actions = """
        [{"id": 5, "action_type": 3, "action_data": null, "watchlist_id": 12}, {"id": "6", "action_type": 0, "action_data": "{\"email_recipients\":[1,4]}", "watchlist_id": 12},
         {"id": 7, "action_type": 2, "action_data": "{\"url\": 1", "watchlist_id": 12}, {"id": 8, "action_type": 99}]
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newer_server_tells_what_is_switched_on()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "7.6.0");
        session.Server.On($"GET {Newer}", Reply.Json(Switches));
        IReadOnlyList<WatchlistAction> actions = await session.Client.WatchlistActions.ListAsync(watchlist, cancellationToken: Stop);
        Assert.Equal(["x: Alert on", "x: Syslog on", "x: Email off"], actions.Select(action => action.ToString()));
        Assert.All(actions, action => Assert.Equal((12, "edr.example", null), (action.WatchlistId, action.Server, action.Id)));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task An_older_server_lists_what_is_done()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "6.2.4");
        session.Server.On($"GET {Older}", Reply.Json(Actions));
        IReadOnlyList<WatchlistAction> actions = await session.Client.WatchlistActions.ListAsync(watchlist, cancellationToken: Stop);
        Assert.Equal(["x: Alert on", "x: Syslog off", "x: Email on", "x: HttpPost on"], actions.Select(action => action.ToString()));
        Assert.Equal([5, null, 6, 7], actions.Select(action => action.Id));
        Assert.Equal([1, 4], actions[2].EmailRecipients);
        Assert.Empty(actions[3].EmailRecipients);
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("7.1.0", Newer, Older, HttpStatusCode.NotFound)]
    [InlineData("6.2.0", Older, Newer, HttpStatusCode.MethodNotAllowed)]
    public async Task A_route_that_is_missing_gives_way_to_the_other(string version, string first, string second, HttpStatusCode status)
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, version);
        session.Server.On($"GET {first}", Reply.Empty(status)).On($"GET {second}", Reply.Json(second == Newer ? Switches : Actions));
        Assert.True((await session.Client.WatchlistActions.ListAsync(watchlist, cancellationToken: Stop))[0].IsEnabled);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task When_both_are_missing_so_is_the_watchlist()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "7.6.0");
        session.Server.On($"GET {Newer}", Reply.Empty(HttpStatusCode.NotFound)).On($"GET {Older}", Reply.Empty(HttpStatusCode.NotFound));
        CbServerException failure = await Assert.ThrowsAsync<CbServerException>(() => session.Client.WatchlistActions.ListAsync(watchlist, cancellationToken: Stop));
        Assert.Equal((CbErrorKind.ObjectNotFound, $"GET {Newer}"), (failure.Kind, failure.Route));
    }

    [Fact]
    public async Task A_newer_server_is_told_by_type()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "7.6.0");
        session.Server.On($"PUT {Newer}/syslog", Reply.Json(Success), """{"enabled":true}""").On($"GET {Newer}", Reply.Json(Switches));
        Assert.True((await session.Client.WatchlistActions.SetAsync(watchlist, HitActionType.Syslog, true, [], session.Observer, Stop)).IsEnabled);
        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task A_switch_that_stays_where_it_was_is_a_failure()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "7.6.0");
        session.Server.On($"PUT {Newer}/email", Reply.Json(Success), """{"enabled":true}""").On($"GET {Newer}", Reply.Json(Switches));
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.WatchlistActions.SetAsync(watchlist, HitActionType.Email, true, [4], session.Observer, Stop));
        Assert.Equal(CbWarningKind.PartMissing, Assert.Single(session.Observer.Warnings).Kind);
    }

    [Fact]
    public async Task An_older_server_gets_an_action_once_and_recipients_when_they_change()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "5.2.0");
        session.Server.On($"GET {Older}", Reply.Json("[]"))
            .On($"POST {Older}", Reply.Json("""{"id": 5}"""), """{"action_type":3,"action_data":null,"watchlist_id":12}""").On($"GET {Older}", Reply.Json(Actions))
            .On($"GET {Older}", Reply.Json(Actions)).On($"GET {Older}", Reply.Json(Actions))
            .On($"GET {Older}", Reply.Json(Actions))
            .On($"PUT {Older}/6", Reply.Json(Success), """{"id":6,"action_type":0,"action_data":"{\"email_recipients\":[7]}","watchlist_id":12}""").On($"GET {Older}", Reply.Json(Actions.Replace("[1,4]", "[\\\"7\\\"]", StringComparison.Ordinal)));
        WatchlistActionClient actions = session.Client.WatchlistActions;
        await actions.SetAsync(watchlist, HitActionType.Alert, true, [3], cancellationToken: Stop);
        await actions.SetAsync(watchlist, HitActionType.Alert, true, [], cancellationToken: Stop);
        Assert.Equal([7], (await actions.SetAsync(watchlist, HitActionType.Email, true, [7], cancellationToken: Stop)).EmailRecipients);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Recipients_that_the_server_does_not_show_are_not_set()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "5.2.0");
        session.Server.On($"GET {Older}", Reply.Json(Actions))
            .On($"PUT {Older}/6", Reply.Json(Success), """{"id":6,"action_type":0,"action_data":"{\"email_recipients\":[7]}","watchlist_id":12}""").On($"GET {Older}", Reply.Json(Actions));
        CbUnexpectedResponseException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.WatchlistActions.SetAsync(watchlist, HitActionType.Email, true, [7], cancellationToken: Stop));
        Assert.Contains("who gets the mail: 1, 4", failure.Message, StringComparison.Ordinal);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Each_of_several_actions_of_a_type_is_listed()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "6.2.4");
        session.Server.On($"GET {Older}", Reply.Json("""[{"id": 5, "action_type": 0, "action_data": "{\"email_recipients\":[1]}"}, {"id": 6, "action_type": 0, "action_data": "{\"email_recipients\":[\"4\"]}"}]"""));
        IReadOnlyList<WatchlistAction> actions = await session.Client.WatchlistActions.ListAsync(watchlist, cancellationToken: Stop);
        Assert.Equal(["x: Alert off", "x: Syslog off", "x: Email on", "x: Email on"], actions.Select(action => action.ToString()));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task An_older_server_loses_an_action_that_is_switched_off()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "6.2.0");
        session.Server.On($"GET {Older}", Reply.Json(Actions)).On($"DELETE {Older}/5", Reply.Json(Success)).On($"GET {Older}", Reply.Json("[]"));
        Assert.False((await session.Client.WatchlistActions.SetAsync(watchlist, HitActionType.Alert, false, [], cancellationToken: Stop)).IsEnabled);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_mail_to_nobody_is_refused()
    {
        using Session session = new();
        Watchlist watchlist = await FindAsync(session, "6.2.0");
        session.Server.On($"GET {Older}", Reply.Json("[]"));
        CbException failure = await Assert.ThrowsAsync<CbException>(() => session.Client.WatchlistActions.SetAsync(watchlist, HitActionType.Email, true, [], cancellationToken: Stop));
        Assert.Equal(CbErrorKind.InvalidRequest, failure.Kind);
        session.Server.AssertDone();
    }

    /// <summary>Servers between the generations have the older route and fail in it.</summary>
    [Fact]
    public async Task An_older_route_that_fails_gives_way_to_the_newer()
    {
        using Session session = new(Session.Options(retries: 0));
        Watchlist watchlist = await FindAsync(session, "6.2.0");
        session.Server.On($"GET {Older}", Reply.Json("[]"))
            .On($"POST {Older}", Reply.Text(HttpStatusCode.InternalServerError, "Unhandled exception. Check logs for details."), """{"action_type":1,"action_data":null,"watchlist_id":12}""")
            .On($"PUT {Newer}/syslog", Reply.Json(Success), """{"enabled":true}""").On($"GET {Older}", Reply.Json("""[{"id": 9, "action_type": 1}]"""));
        Assert.True((await session.Client.WatchlistActions.SetAsync(watchlist, HitActionType.Syslog, true, [], cancellationToken: Stop)).IsEnabled);
        session.Server.AssertDone();
    }

    private static async Task<Watchlist> FindAsync(Session session, string version)
    {
        session.Server.OnInfo(version).On("GET /api/v1/watchlist/12", Reply.Json("""{"id": 12, "name": "x", "search_query": ""}"""));
        await session.Client.GetInfoAsync(cancellationToken: Stop);
        return await session.Client.Watchlists.GetAsync(12, cancellationToken: Stop);
    }
}
