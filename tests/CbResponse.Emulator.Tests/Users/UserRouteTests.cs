using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>The life of users and teams, the license, and the work with an App Control server (edr-api.md 3.1, 3.10).</summary>
public sealed class UserRouteTests(DefaultFixture server, Fixture52 old) : IClassFixture<DefaultFixture>, IClassFixture<Fixture52>
{
    private const string Success = """{"result":"success"}""";

    [Fact]
    public async Task A_user_lives_from_his_making_to_his_end()
    {
        const string Body = """{"username": "lives", "password": "pw", "confirm_password": "pw", "first_name": "L", "teams": [2], "global_admin": false, "id": null}""";
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Post, "/api/user", Body));
        Assert.Equal(HttpStatusCode.Conflict, (await server.Admin.TryAsync(HttpMethod.Post, "/api/user", Body.Replace("lives", "LIVES", StringComparison.Ordinal))).Status);
        JsonElement user = await server.User.GetAsync("/api/user/lives");
        Assert.Equal(("L", "Help Desk", false), (user.Text("first_name"), user.GetProperty("teams")[0].Text("name"), user.TryGetProperty("password", out _)));
        Assert.Contains("lives", (await server.User.GetAsync("/api/users")).EnumerateArray().Select(item => item.Text("username")));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, "/api/user/lives", """{"teams": [{"id": 1, "name": "Administrators"}], "email": "l@contoso.test"}"""));
        Assert.Equal("Administrators", (await server.Admin.GetAsync("/api/user/lives")).GetProperty("teams")[0].Text("name"));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, "/api/user/lives", """{"password": "new", "current_password": "pw"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Put, "/api/user/lives", """{"password": "new", "current_password": "pw"}""")).Status);
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, "/api/user/lives"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, "/api/user/lives")).Status);
    }

    [Theory]
    [InlineData("POST", "/api/user", """{"username": "x"}""", "password")]
    [InlineData("POST", "/api/user", """{"password": "x"}""", "username")]
    [InlineData("POST", "/api/user", """{"username": "x", "password": "x", "confirm_password": "y"}""", "differ")]
    [InlineData("POST", "/api/user", """{"username": "x", "password": "x", "teams": [{"id": 1, "name": "Administrators"}]}""", "teams")]
    [InlineData("POST", "/api/user", """{"username": "x", "password": "x", "teams": [99]}""", "Team 99")]
    [InlineData("PUT", "/api/user/helpdesk", """{"teams": [1]}""", "teams")]
    [InlineData("DELETE", "/api/user/admin", "{}", "yourself")]
    [InlineData("POST", "/api/team", """{"group_access": []}""", "name")]
    [InlineData("POST", "/api/team", """{"name": "x", "group_access": [{"group_id": 99, "access_category": "Viewer"}]}""", "group_access")]
    [InlineData("POST", "/api/team", """{"name": "x", "group_access": [{"group_id": 1, "access_category": "Owner"}]}""", "group_access")]
    [InlineData("POST", "/api/license", """{"license": "nothing"}""", "license")]
    [InlineData("POST", "/api/v1/settings/global/platformserver", """{"server_url": "https://x"}""", "server_url")]
    public async Task What_makes_no_sense_is_refused_and_the_member_named(string method, string path, string body, string named)
    {
        (HttpStatusCode status, string text) = await server.Admin.TryAsync(new HttpMethod(method), path, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, text);
    }

    [Fact]
    public async Task An_older_server_takes_numbers_and_shows_tokens()
    {
        Assert.Equal((HttpStatusCode.OK, Success), await old.Admin.TryAsync(HttpMethod.Put, "/api/user/helpdesk", """{"teams": [2]}"""));
        Assert.Equal((HttpStatusCode.OK, Success), await old.Admin.TryAsync(HttpMethod.Put, "/api/user/helpdesk", """{"teams": [{"id": 2}]}"""));
        Assert.Equal(HttpStatusCode.BadRequest, (await old.Admin.TryAsync(HttpMethod.Put, "/api/user/helpdesk", """{"teams": ["2"]}""")).Status);
        Assert.True((await old.Admin.GetAsync("/api/user/helpdesk")).TryGetProperty("auth_token", out _));
        Assert.Equal(HttpStatusCode.BadRequest, (await old.Admin.TryAsync(HttpMethod.Post, "/api/team", """{"name": "x", "group_access": [{"group_id": 1, "access_category": "Analyst"}]}""")).Status);
    }

    [Fact]
    public async Task A_team_gives_rights_and_takes_them_along()
    {
        JsonElement made = await server.Admin.PostAsync("/api/team", """{"name": "Short", "group_access": [{"group_id": 3, "access_category": "Analyst"}, {"group_id": 1, "access_category": "No Access"}]}""");
        int id = made.GetProperty("id").GetInt32();
        JsonElement access = (await server.User.GetAsync($"/api/team/{id}")).GetProperty("group_access");
        Assert.Equal((1, "Servers", "Analyst"), (access.GetArrayLength(), access[0].Text("group_name"), access[0].Text("access_category")));
        Assert.False((await server.User.GetAsync("/api/teams"))[0].TryGetProperty("group_access", out _));
        await server.Admin.TryAsync(HttpMethod.Put, "/api/user/helpdesk", $$"""{"teams": [{"id": 2, "name": "Help Desk"}, {"id": {{id}}, "name": "Short"}]}""");
        Assert.Contains("Servers", await NamesAsync());
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, $"/api/team/{id}"));
        Assert.DoesNotContain("Servers", await NamesAsync());
        Assert.Equal(1, (await server.Admin.GetAsync("/api/user/helpdesk")).GetProperty("teams").GetArrayLength());

        async Task<IEnumerable<string?>> NamesAsync() => (await server.User.GetAsync("/api/group")).EnumerateArray().Select(group => group.Text("name"));
    }

    [Fact]
    public async Task Only_a_global_administrator_changes_any_of_it()
    {
        foreach ((HttpMethod method, string path) in new[]
        {
            (HttpMethod.Post, "/api/user"), (HttpMethod.Put, "/api/user/admin"), (HttpMethod.Delete, "/api/user/admin"),
            (HttpMethod.Post, "/api/team"), (HttpMethod.Put, "/api/team/1"), (HttpMethod.Delete, "/api/team/1"), (HttpMethod.Post, "/api/v1/license"),
            (HttpMethod.Get, "/api/v1/settings/global/platformserver"), (HttpMethod.Post, "/api/v1/settings/global/platformserver"),
        })
            Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(method, path, method == HttpMethod.Get ? null : "{}")).Status);
    }

    [Fact]
    public async Task A_license_and_the_settings_of_an_App_Control_server_are_kept()
    {
        string block = Convert.ToBase64String("""{"end": "2035-06-30", "sensors": 5}"""u8);
        await server.Admin.PostAsync("/api/license", $$"""{"license": "{{block}}"}""");
        JsonElement license = await server.User.GetAsync("/api/v1/license");
        Assert.Equal(("2035-06-30", true), (license.Text("license_end_date"), license.GetProperty("licensed_sensor_count_exceeded").GetBoolean()));
        await server.Admin.PostAsync("/api/v1/settings/global/platformserver", """{"server_url": "other.contoso.test", "watchlist_export": "true", "auth_token": ""}""");
        JsonElement settings = await server.Admin.GetAsync("/api/v1/settings/global/platformserver");
        Assert.Equal(("other.contoso.test", "true", "true", false), (settings.Text("server_url"), settings.Text("watchlist_export"), settings.Text("ssl_certificate_verify"), settings.GetProperty("auth_token_set").GetBoolean()));
        Assert.False(settings.TryGetProperty("auth_token", out _));
    }
}
