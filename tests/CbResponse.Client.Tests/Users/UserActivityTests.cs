namespace CbResponse.Client.Tests;

public sealed class UserActivityTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Logins_come_with_their_outcome()
    {
        using Session session = new();
        session.Server.On("GET /api/useractivity", Reply.Json("""
            [{"username": "a", "timestamp": "2024-03-05 06:07:08.123456-07:00", "ip_address": "10.1.2.3", "http_status": 200, "http_description": "Success"},
             {"username": "b", "http_status": "403"}, {"username": "c", "x": 1}]
            """));
        IReadOnlyList<UserActivity> logins = await session.Client.Users.ListActivityAsync(cancellationToken: Stop);
        Assert.Equal([("a", true), ("b", false), ("c", (bool?)null)], logins.Select(login => (login.UserName!, login.IsSuccess)));
        Assert.Equal(new DateTime(2024, 3, 5, 13, 7, 8, 123, 456, DateTimeKind.Utc), logins[0].Timestamp);
        Assert.Equal(("2024-03-05 13:07:08Z: a from 10.1.2.3, Success", "x"), (logins[0].ToString(), Assert.Single(logins[2].AdditionalFields.Keys)));
    }
}
