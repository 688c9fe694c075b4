using System.Net;

namespace CbResponse.Client.Tests;

public sealed class DataSharingTests
{
    private const string Route = "/api/v1/group/3/datasharing";
    private const string Entry = """[{"id": "7", "who": "VIRUSTOTAL", "what": "BIN", "since": 1}]""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_given_is_listed_begun_once_and_ended()
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json("[]")).On($"POST {Route}", Reply.Json("""{"id": 7}"""), """{"group_id":3,"who":"VIRUSTOTAL","what":"BIN"}""").On($"GET {Route}", Reply.Json(Entry))
            .On($"GET {Route}", Reply.Json(Entry)).On($"DELETE {Route}/7", Reply.Empty(HttpStatusCode.OK)).On($"GET {Route}", Reply.Empty(HttpStatusCode.NoContent));
        DataSharing made = await session.Client.DataSharing.CreateAsync(3, "VIRUSTOTAL", "BIN", cancellationToken: Stop);
        Assert.Equal((7, 3, "BIN to VIRUSTOTAL"), (made.Id, made.GroupId, made.ToString()));
        Assert.Equal(7, (await session.Client.DataSharing.CreateAsync(3, "virustotal", "bin", cancellationToken: Stop)).Id);
        await session.Client.DataSharing.RemoveAsync(made, cancellationToken: Stop);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task What_the_server_does_not_confirm_is_an_error()
    {
        using Session session = new();
        session.Server.On($"DELETE {Route}", Reply.Empty(HttpStatusCode.OK)).On($"GET {Route}", Reply.Json(Entry))
            .On($"GET {Route}", Reply.Json("[]")).On($"POST {Route}", Reply.Empty(HttpStatusCode.OK), """{"group_id":3,"who":"A","what":"B"}""").On($"GET {Route}", Reply.Json("[]"));
        Assert.Contains("still gives BIN", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.DataSharing.RemoveAllAsync(3, cancellationToken: Stop))).Message);
        Assert.Contains("does not list", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.DataSharing.CreateAsync(3, "A", "B", cancellationToken: Stop))).Message);
        session.Server.AssertDone();
    }
}
