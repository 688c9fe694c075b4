using System.Net;

namespace CbResponse.Client.Tests;

public sealed class PartitionTests
{
    private const string Route = "/api/v1/storage/events";
    private const string Cold = """{"writer": {"name": "writer", "status": "hot", "info": {"startDate": "2024-03-05T06:07:08.123Z", "endDate": null, "numDocs": 5, "sizeInBytes": "5000000000", "isLegacy": false, "x": 1}}, "old": {"status": "cold", "info": {}}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Partitions_come_as_an_object()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}/partition", Reply.Json(Cold)).On($"GET {Route}/partition", Reply.Empty(HttpStatusCode.NoContent)).On($"GET {Route}/partition", Reply.Json("[]"));
        IReadOnlyList<Partition> partitions = await session.Client.Partitions.ListAsync(cancellationToken: Stop);
        Assert.Equal([("writer", true, 5_000_000_000L), ("old", false, null)], partitions.Select(item => (item.ToString(), item.IsWriter, item.SizeInBytes)));
        Assert.Equal(["x"], partitions[0].AdditionalFields.Keys);
        Assert.Equal((DateTimeKind.Utc, null, null), (partitions[0].StartTime!.Value.Kind, partitions[0].EndTime, partitions[1].DocumentCount));
        Assert.Empty(await session.Client.Partitions.ListAsync(cancellationToken: Stop));
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Partitions.ListAsync(cancellationToken: Stop));
    }

    [Fact]
    public async Task A_change_sends_null_and_looks_again()
    {
        using Session session = new();
        session.Server.OnInfo().On($"POST {Route}/old/mount", Reply.Empty(HttpStatusCode.OK), "null").On($"GET {Route}/partition", Reply.Json(Cold.Replace("cold", "warm", StringComparison.Ordinal)))
            .On($"DELETE {Route}/old", Reply.Empty(HttpStatusCode.OK)).On($"GET {Route}/partition", Reply.Json(Cold));
        await session.Client.GetInfoAsync(cancellationToken: Stop);
        Assert.Equal("warm", (await session.Client.Partitions.MountAsync("old", cancellationToken: Stop))!.Status);
        Assert.Contains("still has", (await Assert.ThrowsAsync<CbException>(() => session.Client.Partitions.RemoveAsync("old", cancellationToken: Stop))).Message);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Older_servers_have_none()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0");
        Assert.Equal(CbErrorKind.NotSupported, (await Assert.ThrowsAsync<CbException>(() => session.Client.Partitions.ListAsync(cancellationToken: Stop))).Kind);
    }
}
