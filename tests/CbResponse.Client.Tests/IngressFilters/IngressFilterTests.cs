using System.Net;

namespace CbResponse.Client.Tests;

public sealed class IngressFilterTests
{
    private const string Route = "/api/v1/ingress_whitelist";
    private const string One = """{"id": "one", "name": "One", "description": "d", "enabled": "true", "global": false, "group_ids": ["3", 4], "os_mask": 5, "path_filters": ["a*"], "hit_rate": "0.25", "create_timestamp": "2024-03-05 06:07:08.123456+00:00", "note": "n"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filters_are_listed_in_whatever_form_values_come()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}", Reply.Json($"[{One}]")).On($"GET {Route}", Reply.Empty(HttpStatusCode.NoContent));
        IngressFilter filter = Assert.Single(await session.Client.IngressFilters.ListAsync(cancellationToken: Stop));
        Assert.Equal(("one", "One", true, false, 0.25), (filter.Id, filter.ToString(), filter.IsEnabled, filter.IsGlobal, filter.HitRate));
        Assert.Equal([3, 4], filter.GroupIds);
        Assert.Equal(["windows", "linux"], filter.OSType);
        Assert.Equal((DateTimeKind.Utc, null, "n"), (filter.CreatedTime!.Value.Kind, filter.ModifiedTime, filter.AdditionalFields["note"]));
        Assert.Empty(await session.Client.IngressFilters.ListAsync(cancellationToken: Stop));
    }

    [Fact]
    public async Task A_filter_is_made_in_a_list_and_looked_for_in_one()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}", Reply.Json("[]")).On($"POST {Route}", Reply.Json("""["one"]"""), """[{"name":"One","description":"d","os_mask":5,"path_filters":["a*"],"id":"one"}]""")
            .On($"GET {Route}", Reply.Json($"[{One}]")).On($"GET {Route}", Reply.Json($"[{One}]"));
        IngressFilterSettings settings = new() { Name = "One", Description = "d", PathFilters = ["a*"], OSType = ["Linux", "windows"] };
        Assert.Equal("One", (await session.Client.IngressFilters.CreateAsync("one", settings, cancellationToken: Stop)).Name);
        Assert.Equal(CbErrorKind.Conflict, (await Assert.ThrowsAsync<CbException>(() => session.Client.IngressFilters.CreateAsync("one", settings, cancellationToken: Stop))).Kind);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_change_sends_all_and_is_confirmed()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}", Reply.Json("""[{"id":"one","name":"One","path_filters":["a*"],"x":1}]""")).On($"GET {Route}", Reply.Json("""[{"id":"one","name":"One","path_filters":["a*"],"x":1}]"""))
            .On($"PUT {Route}/one", Reply.Json("""{"result": "success"}"""), """{"id":"one","name":"One","path_filters":["a*"],"x":1,"enabled":false}""")
            .On($"GET {Route}", Reply.Json("""[{"id":"one","name":"One","path_filters":["a*"],"enabled":true}]"""));
        CbUnexpectedResponseException lost = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.IngressFilters.UpdateAsync("one", new IngressFilterSettings { IsEnabled = false }, cancellationToken: Stop));
        Assert.Contains("enabled", lost.Message);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_filter_that_names_no_process_is_never_sent()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}", Reply.Json($"[{One}]"));
        await Assert.ThrowsAsync<ArgumentException>(() => session.Client.IngressFilters.CreateAsync("x", new IngressFilterSettings { Name = "x", Description = "y" }, cancellationToken: Stop));
        Assert.Equal(CbErrorKind.InvalidRequest, (await Assert.ThrowsAsync<CbException>(
            () => session.Client.IngressFilters.UpdateAsync("one", new IngressFilterSettings { PathFilters = [] }, cancellationToken: Stop))).Kind);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_filter_is_gone_when_the_list_has_it_no_more()
    {
        using Session session = new();
        session.Server.OnInfo().On($"DELETE {Route}/one", Reply.Empty(HttpStatusCode.NoContent)).On($"GET {Route}", Reply.Json("[]"))
            .On($"DELETE {Route}/one", Reply.Empty(HttpStatusCode.NoContent)).On($"GET {Route}", Reply.Json($"[{One}]")).On($"GET {Route}", Reply.Html(HttpStatusCode.Forbidden, "no"));
        await session.Client.IngressFilters.RemoveAsync("one", cancellationToken: Stop);
        Assert.Contains("still has", (await Assert.ThrowsAsync<CbException>(() => session.Client.IngressFilters.RemoveAsync("one", cancellationToken: Stop))).Message);
        Assert.Contains("global administrator", (await Assert.ThrowsAsync<CbServerException>(() => session.Client.IngressFilters.ListAsync(cancellationToken: Stop))).Message);
    }

    [Fact]
    public async Task An_answer_that_is_no_list_does_not_mean_that_a_filter_is_gone()
    {
        using Session session = new();
        session.Server.OnInfo().On($"DELETE {Route}/one", Reply.Empty(HttpStatusCode.NoContent)).On($"GET {Route}", Reply.Json("""{"filters": []}"""));
        Assert.Contains("should be a list", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.IngressFilters.RemoveAsync("one", cancellationToken: Stop))).Message);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_hash_that_is_given_twice_is_one()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}", Reply.Json($"[{One}]")).On($"GET {Route}", Reply.Json($"[{One}]"));
        Assert.Equal("One", (await session.Client.IngressFilters.UpdateAsync("one", new IngressFilterSettings { PathFilters = ["a*", "a*"] }, cancellationToken: Stop)).Name);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Older_servers_have_none()
    {
        using Session session = new();
        session.Server.OnInfo("6.0.0");
        Assert.Equal(CbErrorKind.NotSupported, (await Assert.ThrowsAsync<CbException>(() => session.Client.IngressFilters.ListAsync(cancellationToken: Stop))).Kind);
    }
}
