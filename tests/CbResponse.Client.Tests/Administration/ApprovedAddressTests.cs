using System.Net;

namespace CbResponse.Client.Tests;

public sealed class ApprovedAddressTests
{
    private const string Route = "/api/approvedlist";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""["a", "b"]""", "true", true)]
    [InlineData("""[{"ipaddr": "a"}, {"ipaddr": "b"}]""", """{"enabled": false}""", false)]
    [InlineData("""[{"ipaddr": "a"}, 5, "b"]""", "[]", null)]
    public async Task Addresses_are_listed_in_whatever_form_they_come(string entries, string enabled, bool? isEnforced)
    {
        using Session session = new();
        session.Server.On($"GET {Route}/entries", Reply.Json(entries)).On($"GET {Route}/enabled", Reply.Json(enabled));
        Assert.Equal([("a", isEnforced), ("b", isEnforced)], (await session.Client.ApprovedAddresses.ListAsync(cancellationToken: Stop)).Select(item => (item.IPAddress, item.IsEnforced)));
    }

    [Fact]
    public async Task An_address_is_added_applied_and_looked_for()
    {
        using Session session = new();
        session.Server.On($"POST {Route}/entries", Reply.Empty(HttpStatusCode.OK), """{"ipaddr":"a"}""").On($"POST {Route}/apply", Reply.Empty(HttpStatusCode.OK), "{}")
            .On($"GET {Route}/entries", Reply.Json("""["b"]""")).On($"GET {Route}/enabled", Reply.Json("true"));
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.ApprovedAddresses.AddAsync("a", cancellationToken: Stop));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Other_servers_have_no_such_list()
    {
        using Session session = new();
        session.Server.On($"GET {Route}/entries", Reply.Html(HttpStatusCode.NotFound, "no"));
        Assert.Equal(CbErrorKind.NotSupported, (await Assert.ThrowsAsync<CbException>(() => session.Client.ApprovedAddresses.ListAsync(cancellationToken: Stop))).Kind);
    }
}
