namespace CbResponse.Client.Tests;

public sealed class BinaryTests
{
    private const string Md5 = "1c8b787baa52dead1a6fec1502d652f0";

    [Fact]
    public async Task The_reference_example_is_read_in_full()
    {
        Binary binary = await ReadAsync(Fixture.Text("reference-binary-summary.json"));

        Assert.Equal((Md5.ToUpperInvariant(), "windows", 8_988_160, 8_988_160, false, true), (binary.Md5!, binary.OSType!, binary.Size, binary.CopiedSize, binary.IsExecutable, binary.Is64Bit));
        Assert.Equal((true, "Signed", 0, "Microsoft Corporation"), (binary.IsSigned, binary.SignatureResult!, binary.SignatureResultCode, binary.Publisher!));
        Assert.Equal(new DateTime(2010, 11, 21, 3, 36, 0, DateTimeKind.Utc), binary.SignTime);
        Assert.Equal(("MSHTML", "MSHTML.DLL.MUI", "8.00.7600.16385", "Microsoft (R) HTML Viewer", "Microsoft Corporation"),
            (binary.InternalName!, binary.OriginalFileName!, binary.ProductVersion!, binary.FileDescription!, binary.CompanyName!));
        Assert.Equal(@"c:\windows\system32\mshtml.dll", Assert.Single(binary.ObservedFileNames));
        Assert.Equal(["Default Group", "Domain Controllers"], binary.Groups);
        Assert.Equal([("DC01", 17), ("XP-KIOSK-32", 1002), ("XP-KIOSK-87", 688)], binary.Endpoints.Select(endpoint => (endpoint.HostName, endpoint.SensorId!.Value)));
        Assert.Equal(1_446_430_562_211_332_096, binary.DocumentVersion);
        Assert.Equal(binary.Timestamp, binary.ServerAddedTime);

        // What the summary leaks for the counting of facets is kept, and nothing else is unknown.
        Assert.All(binary.AdditionalFields.Keys, name => Assert.EndsWith("_facet", name));
    }

    [Fact]
    public async Task A_newer_document_is_read_in_full()
    {
        Binary binary = await ReadAsync(Fixture.Text("binary-6x.invented.json"));

        Assert.Equal(("windows", 620, 2, 4711), (binary.OSType!, binary.CbVersion, binary.HostCount, binary.FacetId));
        Assert.Equal([99_400_000_000_000], binary.EventPartitionIds);
        Assert.Equal(5, Assert.Single(binary.Watchlists).WatchlistId);
        Assert.Equal("© Contoso", binary.Copyright);
        Assert.Empty(binary.AdditionalFields);
    }

    [Fact]
    public async Task Values_come_in_many_forms()
    {
        Binary binary = await ReadAsync("""
            {"md5": "A", "endpoint": "HOST|x|5", "group": "Servers", "observed_filename": null, "event_partition_id": 7, "is_64bit": "false", "orig_mod_len": "140288",
             "digsig_result_code": "2148204800", "signed": "Bad Signature", "watchlist_9": "2024-03-05T06:07:08Z", "alliance_score_srs": "-100",
             "alliance_link_srs": "https://example.invalid/", "icon": "iVBORw=="}
            """);

        Assert.Equal(("HOST|x", 5), (binary.Endpoints[0].HostName, binary.Endpoints[0].SensorId));
        Assert.Equal(["Servers"], binary.Groups);
        Assert.Empty(binary.ObservedFileNames);
        Assert.Equal([7], binary.EventPartitionIds);
        Assert.Equal((false, 140_288, 2_148_204_800, "Bad Signature", false), (binary.Is64Bit, binary.Size, binary.SignatureResultCode, binary.SignatureResult!, binary.IsSigned));
        Assert.Equal(9, Assert.Single(binary.Watchlists).WatchlistId);
        Assert.Equal("srs: -100", Assert.Single(binary.FeedHits).ToString());
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], binary.Icon!);
        Assert.Empty(binary.AdditionalFields);
    }

    [Theory]
    [InlineData("{}", "md5")]
    [InlineData("""{"md5": "A", "orig_mod_len": {}}""", "orig_mod_len")]
    [InlineData("""{"md5": "A", "watchlists": 5}""", "watchlists")]
    [InlineData("""{"md5": "A", "alliance_score_srs": "high"}""", "alliance_score_srs")]
    public async Task A_document_of_another_shape_names_the_place(string body, string path)
        => Assert.Equal(path, (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => ReadAsync(body))).Path);

    private static async Task<Binary> ReadAsync(string body)
    {
        using Session session = new();
        session.Server.On($"GET /api/v1/binary/{Md5.ToUpperInvariant()}/summary", Reply.Json(body));
        Binary binary = await session.Client.Binaries.GetAsync(Md5, cancellationToken: TestContext.Current.CancellationToken);
        session.Server.AssertDone();
        return binary;
    }
}
