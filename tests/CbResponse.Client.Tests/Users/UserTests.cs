using System.Net;
using System.Security;

namespace CbResponse.Client.Tests;

/// <summary>Users are made and changed in the form that the server's version takes, and passwords are shown nowhere.</summary>
public sealed class UserTests
{
    private const string Success = """{"result": "success"}""";
    private const string Word = "s3cret&\"word";
    private const string New = """{"password":"s3cret&\"word","confirm_password":"s3cret&\"word","username":"alice","first_name":"","last_name":"","email":"","global_admin":false,"teams":[]}""";
    private const string Alice = """{"username": "alice", "first_name": "Alice", "last_name": "", "email": "", "global_admin": false, "teams": [{"id": 2, "name": "Help Desk"}], "x": 1.50}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_are_listed_in_either_form_and_without_what_is_secret()
    {
        using Session session = new();
        session.Server.On("GET /api/users", Reply.Json($$"""[{{Alice}}, {"username": "bob", "global_admin": "true", "teams": [1, "2"], "auth_token": "abc", "Password": "x"}]"""));
        IReadOnlyList<User> users = await session.Client.Users.ListAsync(cancellationToken: Stop);
        Assert.Equal([("alice", false, "Help Desk"), ("bob", true, "team 1+team 2")],
            users.Select(user => (user.ToString(), user.IsGlobalAdmin == true, string.Join('+', user.Teams))));
        Assert.Equal(["x"], users.SelectMany(user => user.AdditionalFields.Keys));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_user_is_made_with_numbers_of_teams_and_read_back()
    {
        using Session session = new();
        session.Server.On("POST /api/user", Reply.Json(Success),
                """{"first_name":"Alice","password":"s3cret&\"word","confirm_password":"s3cret&\"word","username":"alice","last_name":"","email":"","global_admin":false,"teams":[2]}""")
            .On("GET /api/user/alice", Reply.Json(Alice));
        UserSettings settings = new() { FirstName = "Alice", Teams = [new UserTeam(2, "Help Desk")], Password = Secure(Word) };
        Assert.Equal("alice", (await session.Client.Users.CreateAsync("alice", settings, cancellationToken: Stop)).UserName);
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("6.1.0", """[{"id":1,"name":"Administrators"}]""")]
    [InlineData("5.2.0", "[1]")]
    public async Task A_change_names_teams_as_the_version_does(string version, string teams)
    {
        using Session session = new();
        session.Server.OnInfo(version).On("GET /api/user/alice", Reply.Json(Alice))
            .On("PUT /api/user/alice", Reply.Json(Success),
                $$"""{"username":"alice","first_name":"Alice","last_name":"","global_admin":false,"x":1.50,"email":"a@example.com","teams":{{teams}}}""")
            .On("GET /api/user/alice", Reply.Json(Alice.Replace("\"email\": \"\"", "\"email\": \"a@example.com\"", StringComparison.Ordinal)
                .Replace("""{"id": 2, "name": "Help Desk"}""", "1", StringComparison.Ordinal)));
        User user = await session.Client.Users.UpdateAsync(
            "alice", new UserSettings { Email = "a@example.com", Teams = [new UserTeam(1, "Administrators")] }, cancellationToken: Stop);
        Assert.Equal([1], user.Teams.Select(team => team.Id));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task An_older_server_gets_numbers_back_for_teams_that_stay()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0").On("GET /api/user/alice", Reply.Json(Alice)).On("GET /api/user/alice", Reply.Json(Alice))
            .On("PUT /api/user/alice", Reply.Json(Success), """{"username":"alice","last_name":"","email":"","global_admin":false,"x":1.50,"first_name":"A","teams":[2]}""")
            .On("GET /api/user/alice", Reply.Json(Alice.Replace("\"Alice\"", "\"A\"", StringComparison.Ordinal)));
        Assert.Equal("A", (await session.Client.Users.UpdateAsync("alice", new UserSettings { FirstName = "A" }, cancellationToken: Stop)).FirstName);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_user_who_is_so_already_is_left_alone_and_a_password_is_always_sent()
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/user/alice", Reply.Json(Alice)).On("GET /api/user/alice", Reply.Json(Alice))
            .On("PUT /api/user/alice", Reply.Json(Success),
                """{"username":"alice","first_name":"Alice","last_name":"","email":"","global_admin":false,"teams":[{"id":2,"name":"Help Desk"}],"x":1.50,"password":"s3cret&\"word","confirm_password":"s3cret&\"word","current_password":"old"}""")
            .On("GET /api/user/alice", Reply.Json(Alice));
        await session.Client.Users.UpdateAsync("alice", new UserSettings { Teams = [new UserTeam(2, "Help Desk")] }, cancellationToken: Stop);
        await session.Client.Users.UpdateAsync("alice", new UserSettings { Password = Secure(Word), CurrentPassword = Secure("old") }, cancellationToken: Stop);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Rights_that_the_server_does_not_show_were_not_given()
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/user/alice", Reply.Json(Alice))
            .On("PUT /api/user/alice", Reply.Json(Success),
                """{"username":"alice","first_name":"Alice","last_name":"","email":"","teams":[{"id":2,"name":"Help Desk"}],"x":1.50,"global_admin":true}""")
            .On("GET /api/user/alice", Reply.Json(Alice));
        CbException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Users.UpdateAsync("alice", new UserSettings { IsGlobalAdmin = true }, cancellationToken: Stop));
        Assert.Contains("global_admin", failure.Message);
    }

    [Theory]
    [InlineData("text/plain", "bad s3cret&\"word for alice")]
    [InlineData("application/json", """{"reason": "bad s3cret\u0026\"word"}""")]
    [InlineData("text/plain", """got {"password": "s3cret\u0026\u0022word"}""")]
    [InlineData("text/html", "<html><title>bad s3cret&amp;&quot;word</title></html>")]
    [InlineData("text/plain", "bad s3cret&amp;&quot;word")]
    public async Task A_password_that_comes_back_is_masked(string type, string body)
    {
        using Session session = new();
        session.Server.On("POST /api/user", Reply.Text(HttpStatusCode.BadRequest, body, type), New);
        CbServerException failure = await Assert.ThrowsAsync<CbServerException>(
            () => session.Client.Users.CreateAsync("alice", new UserSettings { Password = Secure(Word) }, cancellationToken: Stop));
        Assert.Equal(400, failure.StatusCode);
        Assert.Contains("********", failure.Message);
        Assert.DoesNotContain("s3cret", failure.ToString() + failure.ServerText);
    }

    [Fact]
    public async Task A_refusal_with_success_hides_the_password_too_and_a_missing_right_is_named()
    {
        using Session session = new();
        session.Server.On("POST /api/user", Reply.Json("""{"result": "bad s3cret&\"word"}"""), New)
            .On("POST /api/user", Reply.Html(HttpStatusCode.Forbidden, "<html></html>"), New);
        UserSettings settings = new() { Password = Secure(Word) };
        CbServerException failure = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Users.CreateAsync("alice", settings, cancellationToken: Stop));
        Assert.DoesNotContain("s3cret", failure.ToString());
        failure = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Users.CreateAsync("alice", settings, cancellationToken: Stop));
        Assert.Contains("global administrator", failure.Message);
    }

    [Fact]
    public async Task A_name_is_one_part_of_the_path_and_a_user_is_looked_for_after_the_end()
    {
        using Session session = new();
        session.Server.On("DELETE /api/user/a%2Fb%20c", Reply.Json(Success)).On("GET /api/user/a%2Fb%20c", Reply.Html(HttpStatusCode.NotFound, "<html></html>"));
        await session.Client.Users.RemoveAsync("a/b c", cancellationToken: Stop);
        session.Server.AssertDone();
    }

    private static SecureString Secure(string text)
    {
        SecureString secure = new();
        foreach (char c in text)
            secure.AppendChar(c);
        return secure;
    }
}
