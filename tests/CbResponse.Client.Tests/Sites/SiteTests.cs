using System.Net;

namespace CbResponse.Client.Tests;

public sealed class SiteTests
{
    private const string Route = "/api/site";
    private const string Success = """{"result": "success"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sites_are_listed_and_got_as_a_list_of_one()
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json("""[{"id": 1, "name": "Default Site"}, {"id": "2", "name": "Wien", "colour": "red"}]"""))
            .On($"GET {Route}/2", Reply.Json("""[{"id": 2, "name": "Wien"}]"""));
        IReadOnlyList<Site> sites = await session.Client.Sites.ListAsync(cancellationToken: Stop);
        Assert.Equal([(1, "Default Site"), (2, "Wien")], sites.Select(site => (site.Id!.Value, site.ToString())));
        Assert.Equal(("red", "edr.example"), (sites[1].AdditionalFields["colour"], sites[1].Server));
        Assert.Equal("Wien", (await session.Client.Sites.GetAsync(2, cancellationToken: Stop)).Name);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_site_is_made_renamed_and_deleted_and_looked_at_each_time()
    {
        using Session session = new();
        session.Server.On($"POST {Route}", Reply.Json("""{"id": 3}"""), """{"name":"Graz"}""").On($"GET {Route}/3", Reply.Json("""[{"id": 3, "name": "Graz"}]"""))
            .On($"GET {Route}/3", Reply.Json("""[{"id": 3, "name": "Graz", "colour": "red"}]"""))
            .On($"PUT {Route}/3", Reply.Json(Success), """{"id":3,"colour":"red","name":"Graz Süd"}""")
            .On($"GET {Route}/3", Reply.Json("""[{"id": 3, "name": "Graz Süd"}]"""))
            .On($"DELETE {Route}/3", Reply.Empty(HttpStatusCode.NoContent)).On($"GET {Route}/3", Reply.Json("[]"));
        Assert.Equal((3, "Graz"), (await session.Client.Sites.CreateAsync("Graz", cancellationToken: Stop)) switch { var site => (site.Id, site.Name) });
        Assert.Equal("Graz Süd", (await session.Client.Sites.RenameAsync(3, "Graz Süd", cancellationToken: Stop)).Name);
        await session.Client.Sites.RemoveAsync(3, cancellationToken: Stop);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Throttle_rules_are_read_as_they_are()
    {
        using Session session = new();
        session.Server.On("GET /api/throttle", Reply.Json("""[{"id": 5, "site_id": 2, "day_of_week": 4, "from": 8, "to": 17, "bytes_per_second": 262144.0, "mode": "x"}]"""));
        ThrottleRule rule = Assert.Single(await session.Client.Sites.ListThrottleRulesAsync(cancellationToken: Stop));
        Assert.Equal((5, 2, 4, 8, 17, 262_144.0), (rule.Id, rule.SiteId, rule.DayOfWeek, rule.From, rule.To, rule.BytesPerSecond));
        Assert.Equal(("x", "site 2, day 4, 8 to 17: 262144 bytes/s"), (rule.AdditionalFields["mode"], rule.ToString()));
        session.Server.AssertDone();
    }
}
