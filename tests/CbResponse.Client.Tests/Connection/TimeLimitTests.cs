using System.Net.Sockets;

namespace CbResponse.Client.Tests;

public sealed class TimeLimitTests
{
    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Never());

        Task<ServerInfo> call = session.Client.Server.GetInfoAsync(session.Observer);
        session.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(call.IsCompleted);
        session.Clock.Advance(TimeSpan.FromSeconds(1));

        CbTimeoutException error = await Assert.ThrowsAsync<CbTimeoutException>(() => call);
        Assert.Equal((CbErrorKind.Timeout, "GET /api/info", TimeSpan.FromSeconds(120)), (error.Kind, error.Route!, error.Limit));
        Assert.Equal("The server did not answer within 120 seconds.", error.Message);
        Assert.Contains("-TimeoutSec", error.Advice, StringComparison.Ordinal);
        Assert.Equal("timed out", Assert.Single(session.Observer.Requests).Failure);
    }

    [Fact]
    public async Task A_change_without_an_answer_may_have_been_made()
    {
        using Session session = new();
        session.Server.On("DELETE /api/v1/watchlist/5", Reply.Never());

        Task<object?> call = session.Client.Raw.SendAsync("DELETE", "/api/v1/watchlist/5");
        session.Clock.Advance(TimeSpan.FromSeconds(120));

        CbTimeoutException error = await Assert.ThrowsAsync<CbTimeoutException>(() => call);
        Assert.Contains("may have made the change", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_whose_answer_stalls_may_have_been_made()
    {
        using Session session = new();
        ScriptedBody body = ScriptedBody.ThatStalls("{");
        session.Server.On("DELETE /api/v1/watchlist/5", Reply.Body(body));

        Task<object?> call = session.Client.Raw.SendAsync("DELETE", "/api/v1/watchlist/5");
        await body.FellSilent;
        session.Clock.Advance(TimeSpan.FromSeconds(60));

        CbTimeoutException error = await Assert.ThrowsAsync<CbTimeoutException>(() => call);
        Assert.Contains("may have made the change", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_does_not_open_is_told_apart_from_an_answer_that_does_not_come()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Failure(new TaskCanceledException("connect", new TimeoutException())));

        CbTimeoutException error = await Assert.ThrowsAsync<CbTimeoutException>(() => session.Client.Server.GetInfoAsync());

        Assert.Equal("No connection to edr.example could be opened within 15 seconds.", error.Message);
        Assert.Contains("Test-CbConnection", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_stalls_is_given_up_and_named()
    {
        using Session session = new();
        ScriptedBody body = ScriptedBody.ThatStalls("""{"version": """);
        session.Server.On("GET /api/info", Reply.Body(body));

        Task<ServerInfo> call = session.Client.Server.GetInfoAsync();
        await body.FellSilent;
        session.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(call.IsCompleted);
        session.Clock.Advance(TimeSpan.FromSeconds(1));

        CbTimeoutException error = await Assert.ThrowsAsync<CbTimeoutException>(() => call);
        Assert.Equal((CbErrorKind.Timeout, "GET /api/info", TimeSpan.FromSeconds(60)), (error.Kind, error.Route!, error.Limit));
        Assert.Equal("The server fell silent for 60 seconds while it sent its answer.", error.Message);
        await body.Closed;
        Assert.Equal(0, session.Clock.RunningTimers);
    }

    [Fact]
    public async Task A_limit_that_passes_while_the_answer_arrives_does_no_harm()
    {
        using Session session = new();
        session.Server.OnInfo();

        await session.Client.Server.GetInfoAsync();

        Assert.Equal(0, session.Clock.RunningTimers);
        session.Clock.ElapseLate();
    }

    [Fact]
    public async Task Cancelling_is_not_taken_for_a_limit()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Never());
        using CancellationTokenSource cancel = new();

        Task<ServerInfo> call = session.Client.Server.GetInfoAsync(session.Observer, cancel.Token);
        await cancel.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Equal("cancelled", Assert.Single(session.Observer.Requests).Failure);
    }

    [Fact]
    public async Task Cancelling_closes_a_body_that_is_being_read()
    {
        using Session session = new();
        ScriptedBody body = ScriptedBody.ThatStalls("""{"version": """);
        session.Server.On("GET /api/info", Reply.Body(body));
        using CancellationTokenSource cancel = new();

        Task<ServerInfo> call = session.Client.Server.GetInfoAsync(cancellationToken: cancel.Token);
        await body.FellSilent;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await body.Closed;
    }

    [Fact]
    public async Task A_failure_that_comes_with_cancelling_is_a_cancelled_call()
    {
        using Session session = new();
        using CancellationTokenSource cancel = new();
        TaskCompletionSource gate = new();
        session.Server.On("GET /api/info", Reply.Failure(new HttpRequestException("broken", new SocketException((int)SocketError.ConnectionRefused))).After(gate.Task));

        Task<ServerInfo> call = session.Client.Server.GetInfoAsync(cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
