using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>One answer of a <see cref="ScriptedServer"/>.</summary>
internal sealed class Reply
{
    private readonly Func<CancellationToken, Task<HttpResponseMessage>> _make;

    private Reply(Func<CancellationToken, Task<HttpResponseMessage>> make)
    {
        _make = make;
    }

    public Task<HttpResponseMessage> MakeAsync(CancellationToken cancellationToken) => _make(cancellationToken);

    public static Reply Json(string body) => Text(HttpStatusCode.OK, body, "application/json");

    public static Reply Json(HttpStatusCode status, string body) => Text(status, body, "application/json");

    public static Reply Html(HttpStatusCode status, string body) => Text(status, body, "text/html");

    public static Reply Text(HttpStatusCode status, string body, string type = "text/plain")
        => Bytes(status, Encoding.UTF8.GetBytes(body), type);

    public static Reply Bytes(HttpStatusCode status, byte[] body, string type = "application/json")
        => Of(() => new HttpResponseMessage(status)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
        });

    public static Reply Empty(HttpStatusCode status) => Of(() => new HttpResponseMessage(status));

    public static Reply Body(Stream body) => Of(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });

    /// <summary>A redirect, without a body.</summary>
    public static Reply RedirectTo(string? location, HttpStatusCode status = HttpStatusCode.Found)
        => location is null ? Empty(status) : Empty(status).With("Location", location);

    /// <summary>No answer: the transport fails.</summary>
    public static Reply Failure(Exception failure) => new(_ => Task.FromException<HttpResponseMessage>(failure));

    /// <summary>No answer until the request is cancelled, which has to happen soon: a minute is for ever in a test.</summary>
    public static Reply Never() => new(async cancellationToken =>
    {
        await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
        throw new TimeoutException("Nobody cancelled the request.");
    });

    /// <summary>The same answer, once the task is done.</summary>
    public Reply After(Task gate) => new(async cancellationToken =>
    {
        await gate.WaitAsync(cancellationToken);
        return await _make(cancellationToken);
    });

    /// <summary>The same answer with a header.</summary>
    public Reply With(string header, string value) => new(async cancellationToken =>
    {
        HttpResponseMessage response = await _make(cancellationToken);
        response.Headers.TryAddWithoutValidation(header, value);
        return response;
    });

    private static Reply Of(Func<HttpResponseMessage> make) => new(_ => Task.FromResult(make()));
}
