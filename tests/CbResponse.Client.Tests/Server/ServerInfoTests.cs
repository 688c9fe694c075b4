using System.Net;

namespace CbResponse.Client.Tests;

public sealed class ServerInfoTests
{
    private const string Info52 = """
        {"version": "5.2.0.161004.1206", "version_release": "5.2.0-4", "cblrEnabled": true, "liveResponseAutoAttach": false,
         "banningEnabled": "true", "vdiGloballyEnabled": 0, "cloud_install": false, "processPageSize": 10, "binaryPageSize": "10",
         "processOrder": "", "binaryOrder": "server_added_timestamp desc", "maxSearchResultRows": 1000, "searchExportCount": 1000,
         "maxRowsSolrReportQuery": 10000.0, "timestampDeltaThreshold": 5, "linuxInstallerExists": true, "osxInstallerExists": null,
         "features": {"thirdparty_sharing": false}, "newThing": ["ü", 1.5]}
        """;

    [Fact]
    public async Task Everything_that_a_server_tells_is_read()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Json(Info52));

        ServerInfo info = await session.Client.Server.GetInfoAsync();

        session.Server.AssertDone();
        Assert.Equal((5, 2, "5.2.0.161004.1206"), (info.Version.Major, info.Version.Minor, info.Version.Text));
        Assert.Equal("5.2.0-4", info.VersionRelease);
        Assert.Equal((true, false, true), (info.LiveResponseEnabled, info.LiveResponseAutoAttach, info.BanningEnabled));
        Assert.Equal((false, false), (info.VdiGloballyEnabled, info.IsHosted));
        Assert.Equal((10, 10, "", "server_added_timestamp desc"), (info.ProcessPageSize, info.BinaryPageSize, info.ProcessOrder, info.BinaryOrder));
        Assert.Equal((1000, 1000, 10_000, 5), (info.MaxSearchResultRows, info.SearchExportCount, info.MaxRowsReportQuery, info.TimestampDeltaThreshold));
        Assert.Equal((true, null), (info.LinuxInstallerExists, info.MacInstallerExists));
        Assert.Equal("edr.example", info.Server);
        Assert.Equal("edr.example (5.2.0.161004.1206)", info.ToString());
    }

    [Fact]
    public async Task What_is_unknown_is_kept()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Json(Info52));

        AdditionalFields fields = (await session.Client.Server.GetInfoAsync()).AdditionalFields;

        Assert.Equal(["features", "newThing"], fields.Keys);
        Assert.Equal("""{"thirdparty_sharing":false}""", fields.GetRawJson("features")!.Replace(" ", string.Empty, StringComparison.Ordinal));
        Assert.Equal(["ü", 1.5m], Assert.IsType<object[]>(fields["newThing"]));
    }

    [Fact]
    public async Task The_server_is_asked_once_until_it_is_asked_anew()
    {
        using Session session = new();
        session.Server.OnInfo("7.6.0").OnInfo("7.8.0");

        ServerInfo first = await session.Client.GetInfoAsync();
        ServerInfo second = await session.Client.GetInfoAsync();
        ServerInfo third = await session.Client.Server.GetInfoAsync();

        session.Server.AssertDone();
        Assert.Same(first, second);
        Assert.Equal("7.8.0", third.Version.Text);
        Assert.Same(third, await session.Client.GetInfoAsync());
    }

    [Theory]
    [InlineData("", "tells no version")]
    [InlineData("{}", "tells no version")]
    [InlineData("""{"version": null}""", "tells no version")]
    [InlineData("""{"version": "unknown"}""", "tells no version")]
    [InlineData("null", "null")]
    [InlineData("<html><title>Log in</title></html>", "web page")]
    [InlineData("  \r\n<!DOCTYPE html>", "web page")]
    [InlineData("\uFEFF<html>", "web page")]
    [InlineData("OK", "not valid JSON")]
    [InlineData("[]", "not of the expected type")]
    [InlineData("\"7.6.0\"", "not of the expected type")]
    [InlineData("""{"version": "7.6.0"} x""", "not valid JSON")]
    [InlineData("""{"version": "7.6.0",}""", "not valid JSON")]
    [InlineData("""{"version": ["7.6.0"]}""", "'version' should be a text but is a list")]
    [InlineData("""{"version": "7.6.0", "cblrEnabled": {}}""", "'cblrEnabled' should be true or false but is an object")]
    [InlineData("""{"version": "7.6.0", "cblrEnabled": "maybe"}""", "'cblrEnabled' should be true or false but is 'maybe'")]
    [InlineData("""{"version": "7.6.0", "maxSearchResultRows": "many"}""", "'maxSearchResultRows' should be a number but is 'many'")]
    public async Task An_answer_that_is_no_servers_says_what_is_wrong(string body, string problem)
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Json(body));

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Server.GetInfoAsync());

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal((CbErrorKind.UnexpectedResponse, "GET /api/info"), (error.Kind, error.Route!));
        Assert.False(error.IsCutShort);
        Assert.Null(session.Client.Info);
    }

    [Fact]
    public async Task No_content_is_no_servers_answer()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Empty(HttpStatusCode.NoContent));

        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Server.GetInfoAsync());
    }

    [Fact]
    public async Task A_body_cut_at_any_byte_is_known_to_be_cut()
    {
        for (int length = 1; length < Info52.Length; length++)
        {
            using Session session = new();
            session.Server.On("GET /api/info", Reply.Json(Info52[..length]));

            CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
                () => session.Client.Server.GetInfoAsync());

            Assert.True(error.IsCutShort, Info52[..length]);
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_body_is_known_to_have_broken()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Body(ScriptedBody.ThatBreaks(Info52)));

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Server.GetInfoAsync());

        Assert.True(error.IsCutShort);
        Assert.Equal("The connection broke before the answer was complete.", error.Message);
        Assert.Equal("GET /api/info", error.Route);
    }

    [Fact]
    public async Task A_damaged_compression_is_a_broken_answer()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Body(ScriptedBody.ThatBreaks("{", new InvalidDataException("Found truncated data while decoding."))));

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Server.GetInfoAsync());

        Assert.True(error.IsCutShort);
    }

    [Fact]
    public async Task A_mark_before_the_json_does_not_matter()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Json("\uFEFF" + Info52));

        Assert.Equal(5, (await session.Client.Server.GetInfoAsync()).Version.Major);
    }
}
