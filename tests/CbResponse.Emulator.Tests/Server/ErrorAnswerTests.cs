using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator.Tests;

public sealed class ErrorAnswerTests
{
    [Fact]
    public async Task What_nobody_expected_is_reported_and_answered_with_the_servers_words()
    {
        List<Exception> reported = [];
        DefaultHttpContext context = new();
        using MemoryStream body = new();
        context.Response.Body = body;
        InvalidOperationException expected = new("boom");
        await new ErrorAnswers(reported.Add, _ => throw expected).InvokeAsync(context);
        Assert.Equal([expected], reported);
        Assert.Equal(500, context.Response.StatusCode);
        Assert.Equal("Unhandled exception. Check logs for details.", System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    [Fact]
    public async Task A_client_that_went_away_is_not_reported()
    {
        List<Exception> reported = [];
        DefaultHttpContext context = new() { RequestAborted = new CancellationToken(canceled: true) };
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => new ErrorAnswers(reported.Add, _ => throw new OperationCanceledException()).InvokeAsync(context));
        Assert.Empty(reported);
    }
}
