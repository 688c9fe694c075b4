namespace CbResponse.Client.Tests;

public sealed class LicenseTests
{
    private const string Route = "/api/v1/license";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2124-03-15", false)]
    [InlineData("1990-01-01", true)]
    public async Task A_license_says_how_long_it_holds(string end, bool isForever)
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json($$"""{"license_valid": true, "license_expired": "false", "license_end_date": "{{end}}", "licensed_sensor_count": "500", "actual_sensor_count": 12, "licensed_sensor_count_exceeded": false, "server_token": "abc", "new": 1}"""));
        License license = await session.Client.License.GetAsync(cancellationToken: Stop);
        Assert.Equal((true, false, 500L, 12L, "abc"), (license.IsValid, license.IsExpired, license.LicensedSensorCount, license.SensorCount, license.ServerIdentifier));
        Assert.Equal(isForever, license.EndDate is null);
        Assert.Equal(isForever ? null : (new DateTime(2124, 3, 15, 0, 0, 0, DateTimeKind.Utc) - session.Clock.UtcNow.UtcDateTime.Date).Days, license.DaysLeft);
        Assert.Equal(["new"], license.AdditionalFields.Keys);
    }

    [Fact]
    public async Task A_new_license_is_looked_at()
    {
        using Session session = new();
        session.Server.On($"POST {Route}", Reply.Json("""{"status": "success"}"""), """{"license":"abc"}""").On($"GET {Route}", Reply.Json("""{"license_valid": true}"""))
            .On($"POST {Route}", Reply.Json("""{"status": "success"}"""), """{"license":"abc"}""").On($"GET {Route}", Reply.Json("""{"license_valid": false}"""))
            .On($"POST {Route}", Reply.Json("""{"status": "expired"}"""), """{"license":"abc"}""");
        Assert.True((await session.Client.License.SetAsync("abc", cancellationToken: Stop)).IsValid);
        Assert.Contains("license_valid", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.License.SetAsync("abc", cancellationToken: Stop))).Message);
        Assert.Contains("expired", (await Assert.ThrowsAsync<CbServerException>(() => session.Client.License.SetAsync("abc", cancellationToken: Stop))).Message);
        session.Server.AssertDone();
    }
}
