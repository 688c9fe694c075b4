using System.Net;

namespace CbResponse.Emulator.Tests;

public sealed class TokenTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    [Theory]
    [InlineData("/api/info")]
    [InlineData("/api/v1/process")]
    [InlineData("/api/no/such/route")]
    public async Task Without_a_token_everything_under_api_is_401_with_a_html_page(string path)
    {
        using HttpResponseMessage response = await server.Nobody.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<title>401 Unauthorized</title>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_no_token()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/info");
        request.Headers.Add("x-auth-token", new string('0', 40));
        using HttpResponseMessage response = await server.Nobody.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task The_header_is_found_in_any_case()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/info");
        request.Headers.Add("x-AUTH-token", server.State.Tokens.User);
        using HttpResponseMessage response = await server.Nobody.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void Tokens_are_forty_hexadecimal_digits()
    {
        Assert.Matches("^[0-9a-f]{40}$", server.State.Tokens.Admin);
        Assert.Matches("^[0-9a-f]{40}$", server.State.Tokens.User);
        Assert.NotEqual(server.State.Tokens.Admin, server.State.Tokens.User);
    }

    [Fact]
    public async Task A_user_sees_the_groups_of_his_teams_and_nothing_else()
    {
        int all = (await server.Admin.SearchAsync("", ("rows", "0"))).GetProperty("total_results").GetInt32();
        int some = (await server.User.SearchAsync("", ("rows", "0"))).GetProperty("total_results").GetInt32();
        Assert.InRange(some, 1, all - 1);
        Assert.Equal(0, (await server.User.SearchAsync("hostname:dc01", ("rows", "0"))).GetProperty("total_results").GetInt32());
        Assert.NotEqual(0, (await server.Admin.SearchAsync("hostname:dc01", ("rows", "0"))).GetProperty("total_results").GetInt32());
        Assert.Equal(2, (await server.User.GetAsync("/api/group")).GetArrayLength());
        Assert.Equal(4, (await server.Admin.GetAsync("/api/group")).GetArrayLength());
    }

    [Fact]
    public async Task What_a_user_may_not_see_is_not_found()
    {
        string hidden = (await server.Admin.SearchAsync("hostname:dc01", ("rows", "1"))).GetProperty("results")[0].GetProperty("id")
            .GetString()!;
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, $"/api/v1/process/{hidden}/0")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, $"/api/v4/process/{hidden}/0/event")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, "/api/v1/sensor/9")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, "/api/v3/group/4")).Status);
    }

    [Fact]
    public async Task The_partition_list_is_for_global_administrators()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Get, "/api/v1/storage/events/partition")).Status);
        Assert.Equal("hot", (await server.Admin.GetAsync("/api/v1/storage/events/partition")).GetProperty("writer").GetProperty("status")
            .GetString());
    }

    [Fact]
    public async Task Unknown_routes_are_404_and_wrong_methods_405()
    {
        (HttpStatusCode status, string body) = await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/nothing");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("404 Not Found", body, StringComparison.Ordinal);
        (status, body) = await server.Admin.TryAsync(HttpMethod.Delete, "/api/v1/process");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
        Assert.Contains("405 Method Not Allowed", body, StringComparison.Ordinal);
    }
}
