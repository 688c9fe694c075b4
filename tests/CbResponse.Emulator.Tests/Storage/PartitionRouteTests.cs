using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Partitions of the event store, by version and right (edr-api.md 3.12).</summary>
public sealed class PartitionRouteTests(DefaultFixture server, Fixture52 old, Fixture62 older) : IClassFixture<DefaultFixture>, IClassFixture<Fixture52>, IClassFixture<Fixture62>
{
    private const string Route = "/api/v1/storage/events";

    [Fact]
    public async Task Partitions_are_listed_loaded_put_away_begun_and_deleted()
    {
        JsonElement before = await server.Admin.GetAsync(Route + "/partition");
        string cold = before.EnumerateObject().Single(item => item.Value.Text("status") == "cold").Name;
        Assert.Equal((cold, JsonValueKind.Null), (before.GetProperty(cold).Text("name"), before.GetProperty("writer").GetProperty("info").GetProperty("endDate").ValueKind));
        Assert.Equal(("warm", true), await ChangeAsync(HttpMethod.Post, cold, "/mount"));
        Assert.Equal(("cold", false), await ChangeAsync(HttpMethod.Post, cold, "/unmount"));
        Assert.Null(await ChangeAsync(HttpMethod.Delete, cold, string.Empty));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Delete, $"{Route}/{cold}")).Status);
        await server.Admin.PostAsync(Route + "/new_partition", "null");
        await server.Admin.PostAsync(Route + "/new_partition", "null");
        string[] states = [.. (await server.Admin.GetAsync(Route + "/partition")).EnumerateObject().Select(item => item.Value.Text("status")!)];
        Assert.Equal((1, 4), (states.Count(status => status == "hot"), states.Length));
    }

    [Theory]
    [InlineData("POST", "/writer/mount")]
    [InlineData("POST", "/writer/unmount")]
    [InlineData("DELETE", "/writer")]
    public async Task The_writer_stays(string method, string path)
        => Assert.Equal((HttpStatusCode.BadRequest, "Partition writer is the writer"), await server.Admin.TryAsync(new HttpMethod(method), Route + path, "null"));

    [Fact]
    public async Task They_came_with_six_and_are_guarded_since_seven_six()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await old.Admin.TryAsync(HttpMethod.Get, Route + "/partition")).Status);
        Assert.Equal(HttpStatusCode.OK, (await older.User.TryAsync(HttpMethod.Get, Route + "/partition")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Get, Route + "/partition")).Status);
        foreach ((HttpMethod method, string path) in new[] { (HttpMethod.Post, "/new_partition"), (HttpMethod.Post, "/x/mount"), (HttpMethod.Post, "/x/unmount"), (HttpMethod.Delete, "/x") })
            Assert.Equal(HttpStatusCode.Forbidden, (await older.User.TryAsync(method, Route + path, "null")).Status);
    }

    private async Task<(string?, bool)?> ChangeAsync(HttpMethod method, string name, string action)
    {
        Assert.Equal((HttpStatusCode.OK, """{"result":"success"}"""), await server.Admin.TryAsync(method, $"{Route}/{name}{action}", "null"));
        return (await server.Admin.GetAsync(Route + "/partition")).TryGetProperty(name, out JsonElement now) ? (now.Text("status"), now.GetProperty("info").GetProperty("userMounted").GetBoolean()) : null;
    }
}
