using System.Net.Sockets;

namespace CbResponse.Client.Tests;

/// <summary>The real transport against real sockets: what the scripted server cannot show.</summary>
public sealed class NetworkTests
{
    [Fact]
    public async Task An_answer_comes_over_a_real_connection_which_is_kept()
    {
        await using LoopbackServer server = LoopbackServer.Answering(null, Http.Json(Http.Info), Http.Json(Http.Info));
        using CbClient client = Client(server.Address);

        await client.Server.GetInfoAsync();
        ServerInfo info = await client.Server.GetInfoAsync();

        Assert.Equal("7.6.0.1", info.Version.Text);
        Assert.Equal(1, server.Connections);
        Assert.StartsWith("GET /api/info HTTP/1.1\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains($"X-Auth-Token: {Session.Secret}\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding: gzip, deflate", server.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", server.Requests[1], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        await using LoopbackServer server = new(null, async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Http.Compressed(Http.Gzip(Http.Info)));
        });
        using CbClient client = Client(server.Address);

        Assert.Equal("7.6.0.1", (await client.Server.GetInfoAsync()).Version.Text);
    }

    [Fact]
    public async Task A_compressed_answer_that_is_cut_or_damaged_is_known_to_be_broken()
    {
        byte[] whole = Http.Gzip(Http.Info);
        byte[] damaged = [.. whole];
        damaged[whole.Length / 2] ^= 0xFF;
        foreach (byte[] body in (byte[][])[whole[..(whole.Length / 2)], whole[..12], damaged])
        {
            await using LoopbackServer server = new(null, async connection =>
            {
                await connection.ReadRequestAsync();
                await connection.SendAsync(Http.Compressed(body));
            });
            using CbClient client = Client(server.Address);

            await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => client.Server.GetInfoAsync());
        }
    }

    [Fact]
    public async Task An_answer_shorter_than_announced_is_known_to_be_cut()
    {
        await using LoopbackServer server = new(null, async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"version\": \"7.6.0\"}"u8.ToArray());
        });
        using CbClient client = Client(server.Address);

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => client.Server.GetInfoAsync());

        Assert.True(error.IsCutShort);
    }

    [Fact]
    public async Task A_connection_reset_before_the_answer_is_tried_again_and_then_told()
    {
        await using LoopbackServer server = new(null, async connection =>
        {
            await connection.ReadRequestAsync();
            connection.Reset();
        });
        ManualClock clock = new();
        using CbClient client = new(Options(server.Address, retries: 2), clock, transport: null);

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal(2, clock.Delays.Count);
        Assert.True(server.Requests.Count >= 3);
        Assert.Equal((CbErrorKind.ConnectionFailed, ConnectionStep.Http, "GET /api/info"), (error.Kind, error.Step, error.Route!));
        Assert.Contains("closed the connection without an answer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_closed_before_the_answer_is_told()
    {
        await using LoopbackServer server = new(null, async connection => await connection.ReadRequestAsync());
        using CbClient client = Client(server.Address);

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal(ConnectionStep.Http, error.Step);
        Assert.Contains("closed the connection without an answer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_is_told()
    {
        int port = LoopbackServer.ClosedPort();
        using CbClient client = Client(ServerAddress.Parse($"https://127.0.0.1:{port}"));

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal((CbErrorKind.ConnectionFailed, ConnectionStep.Tcp), (error.Kind, error.Step));
        Assert.Contains($"'127.0.0.1' refuses connections on port {port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_told()
    {
        using CbClient client = Client(ServerAddress.Parse("no-such-host.invalid"));

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal((CbErrorKind.ConnectionFailed, ConnectionStep.Dns), (error.Kind, error.Step));
        Assert.Contains("No address is known for the host 'no-such-host.invalid'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_no_http_is_told()
    {
        await using LoopbackServer server = new(null, async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("220 mail.example ESMTP\r\n"u8.ToArray());
        });
        using CbClient client = Client(server.Address);

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal(ConnectionStep.Http, error.Step);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using LoopbackServer other = LoopbackServer.Answering(null, Http.Json(Http.Info));
        await using LoopbackServer server = LoopbackServer.Answering(
            null, Http.Answer("302 Found", headers: $"Location: {other.Address}api/info\r\n"));
        using CbClient client = Client(server.Address);

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(() => client.Server.GetInfoAsync());

        Assert.Equal(302, error.StatusCode);
        Assert.Equal(0, other.Connections);
    }

    [Fact]
    public async Task A_cookie_is_not_kept()
    {
        await using LoopbackServer server = LoopbackServer.Answering(
            null, Http.Answer("200 OK", Http.Info, "Set-Cookie: session=1\r\n"), Http.Json(Http.Info));
        using CbClient client = Client(server.Address);

        await client.Server.GetInfoAsync();
        await client.Server.GetInfoAsync();

        Assert.DoesNotContain("session=1", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_read_and_left_over_a_real_connection()
    {
        string first = Search.Body(1_000, Enumerable.Range(0, 100));
        await using LoopbackServer server = LoopbackServer.Answering(
            null, Http.Json(Http.Info), Http.Json(first), "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{\"results\": ["u8.ToArray());
        using CbClient client = Client(server.Address);
        List<int> numbers = [];

        await foreach (Process row in client.Processes.SearchAsync(new ProcessSearch { Query = "x" }))
        {
            numbers.Add((int)row.SegmentId);
            if (numbers.Count == 100)
                break;
        }

        Assert.Equal(Enumerable.Range(0, 100), numbers);
    }

    [Fact]
    public async Task Disposing_the_client_ends_its_calls()
    {
        TaskCompletionSource asked = new();
        await using LoopbackServer server = new(null, async connection =>
        {
            await connection.ReadRequestAsync();
            asked.SetResult();
            await connection.StayAsync();
        });
        CbClient client = Client(server.Address);

        Task call = client.Server.GetInfoAsync();
        await asked.Task;
        client.Dispose();

        Assert.Equal(CbErrorKind.SessionClosed, (await Assert.ThrowsAsync<CbException>(() => call)).Kind);
    }

    [Fact]
    public void Failures_of_sockets_are_told_in_words()
    {
        (SocketError Code, ConnectionStep Step, string Words)[] cases =
        [
            (SocketError.TryAgain, ConnectionStep.Dns, "No address is known"),
            (SocketError.TimedOut, ConnectionStep.Tcp, "does not answer on port 443"),
            (SocketError.NetworkUnreachable, ConnectionStep.Tcp, "cannot be reached from this network"),
            (SocketError.HostUnreachable, ConnectionStep.Tcp, "cannot be reached from this network"),
            (SocketError.ConnectionAborted, ConnectionStep.Http, "closed the connection"),
            (SocketError.AccessDenied, ConnectionStep.Tcp, "AccessDenied"),
        ];
        foreach ((SocketError code, ConnectionStep step, string words) in cases)
        {
            CbConnectionException error = ConnectionErrors.Socket(code, Session.Address, "GET /api/info", null);

            Assert.Equal((step, "GET /api/info"), (error.Step, error.Route!));
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
        }
    }

    private static CbClient Client(Uri address) => new(Options(address, retries: 0));

    private static CbServerOptions Options(Uri address, int retries) => new(address, new ApiToken(Session.Secret))
    {
        Proxy = ProxyOptions.Direct,
        MaximumRetryCount = retries,
    };
}
