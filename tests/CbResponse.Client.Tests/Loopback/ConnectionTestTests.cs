namespace CbResponse.Client.Tests;

public sealed class ConnectionTestTests : IDisposable
{
    private const string Unauthorized = "<html><title>401 Unauthorized</title></html>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_steps_of_a_good_way_pass()
    {
        await using LoopbackServer server = Serve(Http.Json(Http.Info));

        List<ConnectionStepResult> steps = await RunAsync(server, Trusted());

        Assert.Equal(
            [ConnectionStep.Dns, ConnectionStep.Tcp, ConnectionStep.Tls, ConnectionStep.Authentication, ConnectionStep.Version],
            steps.Select(step => step.Step));
        Assert.All(steps, step => Assert.Equal((ConnectionStepOutcome.Passed, null), (step.Outcome, step.Advice)));
        Assert.All(steps, step => Assert.Equal($"127.0.0.1:{server.Port}", step.Server));
        Assert.Equal("127.0.0.1", steps[0].Detail);
        Assert.Equal($"Connected to 127.0.0.1:{server.Port}.", steps[1].Detail.Replace("[::ffff:127.0.0.1]", "127.0.0.1", StringComparison.Ordinal));
        Assert.Matches($"^Tls1[23], certificate of CN=localhost \\({TestCertificates.Sha256(TestCertificates.Server)}\\)\\.$", steps[2].Detail);
        Assert.Equal(TestCertificates.Sha256(TestCertificates.Server), steps[2].Certificate?.Sha256Thumbprint);
        Assert.Equal("The server accepts the token.", steps[3].Detail);
        Assert.Equal("The server has version 7.6.0.1.", steps[4].Detail);
        Assert.Equal("Version: Passed. The server has version 7.6.0.1.", steps[4].ToString());
    }

    [Fact]
    public async Task A_name_without_an_address_fails_at_the_name()
    {
        ConnectionStepResult last = (await RunAsync(ServerAddress.Parse("no-such-host.invalid"), TlsOptions.Default))[^1];

        Assert.Equal((ConnectionStep.Dns, ConnectionStepOutcome.Failed), (last.Step, last.Outcome));
        Assert.Contains("No address is known", last.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_fails_at_the_connection()
    {
        List<ConnectionStepResult> steps = await RunAsync(
            ServerAddress.Parse($"https://127.0.0.1:{LoopbackServer.ClosedPort()}"), TlsOptions.Default);

        Assert.Equal((2, ConnectionStep.Tcp, ConnectionStepOutcome.Failed), (steps.Count, steps[^1].Step, steps[^1].Outcome));
        Assert.Contains("refuses connections", steps[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untrusted_certificate_fails_at_the_encryption_and_the_token_is_not_sent()
    {
        await using LoopbackServer server = Serve(Http.Json(Http.Info));

        List<ConnectionStepResult> steps = await RunAsync(server, TlsOptions.Default);

        Assert.Equal((3, ConnectionStep.Tls, ConnectionStepOutcome.Failed), (steps.Count, steps[^1].Step, steps[^1].Outcome));
        Assert.Equal(TestCertificates.Sha256(TestCertificates.Server), steps[^1].Certificate?.Sha256Thumbprint);
        Assert.Contains("-CertificateThumbprint", steps[^1].Detail, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_certificate_that_is_not_checked_passes_and_is_told_of()
    {
        await using LoopbackServer server = Serve(Http.Json(Http.Info));

        List<ConnectionStepResult> steps = await RunAsync(server, new TlsOptions { SkipCertificateCheck = true });

        Assert.Equal(5, steps.Count);
        Assert.StartsWith("The certificate is not checked (-SkipCertificateCheck). It would fail: ", steps[2].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_speaks_plain_http_fails_at_the_encryption()
    {
        await using LoopbackServer server = new(null, async connection =>
        {
            await connection.ReadByteAsync();
            await connection.SendAsync(Http.Answer("400 Bad Request"));
        });

        ConnectionStepResult last = (await RunAsync(ServerAddress.Parse($"https://127.0.0.1:{server.Port}"), TlsOptions.Default))[^1];

        Assert.Equal((ConnectionStep.Tls, ConnectionStepOutcome.Failed), (last.Step, last.Outcome));
        Assert.Contains("speaks plain HTTP", last.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_says_nothing_fails_at_the_encryption_when_its_time_is_over()
    {
        await using LoopbackServer server = new(null, connection => connection.StayAsync());
        CbServerOptions options = Options(ServerAddress.Parse($"https://127.0.0.1:{server.Port}"), TlsOptions.Default, TimeSpan.FromMilliseconds(100));
        using CbClient client = new(options);

        ConnectionStepResult last = (await new ConnectionTest(client).RunAsync().ToListAsync())[^1];

        Assert.Equal((ConnectionStep.Tls, ConnectionStepOutcome.Failed), (last.Step, last.Outcome));
        Assert.Contains("within 0.1 seconds", last.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_fails_at_the_authentication()
    {
        await using LoopbackServer server = Serve(Http.Answer("401 Unauthorized", Unauthorized));

        List<ConnectionStepResult> steps = await RunAsync(server, Trusted());

        Assert.Equal((4, ConnectionStep.Authentication, ConnectionStepOutcome.Failed), (steps.Count, steps[^1].Step, steps[^1].Outcome));
        Assert.Contains("does not accept the API token", steps[^1].Detail, StringComparison.Ordinal);
        Assert.Contains("connect again", steps[^1].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_another_kind_fails_at_the_request()
    {
        await using LoopbackServer server = Serve(Http.Answer("200 OK", "<html><title>Welcome</title></html>"));

        ConnectionStepResult last = (await RunAsync(server, Trusted()))[^1];

        Assert.Equal((ConnectionStep.Http, ConnectionStepOutcome.Failed), (last.Step, last.Outcome));
        Assert.Contains("web page", last.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_too_old_fails_at_the_version()
    {
        await using LoopbackServer server = Serve(Http.Json("""{"version": "4.2.5"}"""));

        ConnectionStepResult last = (await RunAsync(server, Trusted()))[^1];

        Assert.Equal((ConnectionStep.Version, ConnectionStepOutcome.Failed), (last.Step, last.Outcome));
        Assert.Equal(("The server has version 4.2.5.", "Versions before 5.0 are not supported."), (last.Detail, last.Advice!));
    }

    [Fact]
    public async Task Plain_http_on_this_machine_has_no_encryption_to_test()
    {
        await using LoopbackServer server = LoopbackServer.Answering(null, Http.Json(Http.Info), Http.Json(Http.Info));

        List<ConnectionStepResult> steps = await RunAsync(server, TlsOptions.Default);

        Assert.Equal((5, ConnectionStepOutcome.Skipped), (steps.Count, steps[2].Outcome));
    }

    [Fact]
    public async Task A_test_can_be_cancelled_at_any_step()
    {
        await using LoopbackServer server = new(null, connection => connection.StayAsync());
        using CbClient client = new(Options(ServerAddress.Parse($"https://127.0.0.1:{server.Port}"), TlsOptions.Default, TimeSpan.FromMinutes(1)));
        using CancellationTokenSource cancel = new();
        await using IAsyncEnumerator<ConnectionStepResult> steps = new ConnectionTest(client).RunAsync(cancellationToken: cancel.Token).GetAsyncEnumerator(cancel.Token);
        Assert.True(await steps.MoveNextAsync());
        Assert.True(await steps.MoveNextAsync());

        ValueTask<bool> encryption = steps.MoveNextAsync();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => encryption.AsTask());
    }

    private static LoopbackServer Serve(byte[] answer) => new(TestCertificates.Server, async connection =>
    {
        if (await connection.ReadRequestAsync() is not null)
            await connection.SendAsync(answer);
    });

    private static Task<List<ConnectionStepResult>> RunAsync(LoopbackServer server, TlsOptions tls) => RunAsync(server.Address, tls);

    private static async Task<List<ConnectionStepResult>> RunAsync(Uri address, TlsOptions tls)
    {
        using CbClient client = new(Options(address, tls, TimeSpan.FromSeconds(30)));
        return await new ConnectionTest(client).RunAsync().ToListAsync();
    }

    private static CbServerOptions Options(Uri address, TlsOptions tls, TimeSpan connectTimeout) => new(address, new ApiToken(Session.Secret))
    {
        Tls = tls,
        Proxy = ProxyOptions.Direct,
        MaximumRetryCount = 0,
        ConnectTimeout = connectTimeout,
    };

    private TlsOptions Trusted() => new()
    {
        CertificateAuthorityPath = _folder.Write("ca.pem", TestCertificates.Authority.ExportCertificatePem()),
    };
}
