namespace CbResponse.Client.Tests;

public sealed class TeamTests
{
    private const string Success = """{"result": "success"}""";
    private const string Desk = """{"id": 2, "name": "Help Desk", "group_access": [{"group_id": 1, "group_name": "Default Group", "access_category": "Viewer"}, {"group_id": 3, "group_name": "Servers", "access_category": "No Access"}], "x": 1}""";

    private static readonly GroupAccess Servers = new(3, "Servers", "Administrator");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Teams_are_listed_by_name_and_got_with_their_rights()
    {
        using Session session = new();
        session.Server.On("GET /api/teams", Reply.Json("""[{"id": 2, "name": "Help Desk"}]""")).On("GET /api/team/2", Reply.Json(Desk));
        Assert.Equal("Help Desk", Assert.Single(await session.Client.Teams.ListAsync(cancellationToken: Stop)).ToString());
        Team team = await session.Client.Teams.GetAsync(2, cancellationToken: Stop);
        Assert.Equal("Default Group: Viewer, Servers: No Access", string.Join(", ", team.GroupAccess));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_right_is_set_and_the_others_stay()
    {
        using Session session = new();
        const string Changed = """{"id":2,"name":"Help Desk","x":1,"group_access":[{"group_id":1,"group_name":"Default Group","access_category":"Viewer"},{"group_id":3,"group_name":"Servers","access_category":"Administrator"}]}""";
        session.Server.On("GET /api/team/2", Reply.Json(Desk)).On("GET /api/team/2", Reply.Json(Desk)).On("PUT /api/team/2", Reply.Json(Success), Changed)
            .On("GET /api/team/2", Reply.Json(Changed));
        Assert.Equal(2, (await session.Client.Teams.UpdateAsync(2, null, [Servers], cancellationToken: Stop)).GroupAccess.Count);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task No_access_to_a_group_is_the_same_as_none_at_all()
    {
        using Session session = new();
        session.Server.On("GET /api/team/2", Reply.Json(Desk)).On("GET /api/team/2", Reply.Json(Desk));
        await session.Client.Teams.UpdateAsync(2, null, [new GroupAccess(3, "Servers", GroupAccess.None), new GroupAccess(4, "x", GroupAccess.None)], cancellationToken: Stop);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_right_that_the_server_does_not_show_was_not_given()
    {
        using Session session = new();
        session.Server.On("POST /api/team", Reply.Json("""{"id": 2}"""), """{"name":"Help Desk","group_access":[{"group_id":3,"group_name":"Servers","access_category":"Administrator"}]}""")
            .On("GET /api/team/2", Reply.Json(Desk));
        CbException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Teams.CreateAsync("Help Desk", [Servers], cancellationToken: Stop));
        Assert.Contains("Default Group: Viewer", failure.Message);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Older_servers_have_no_analysts()
    {
        using Session session = new();
        session.Server.OnInfo("6.2.0");
        CbException failure = await Assert.ThrowsAsync<CbException>(() => session.Client.Teams.CreateAsync("x", [new GroupAccess(1, null, "Analyst")], cancellationToken: Stop));
        Assert.Equal(CbErrorKind.NotSupported, failure.Kind);
        session.Server.AssertDone();
    }
}
