using System.Collections.Concurrent;
using System.Net;

namespace CbResponse.Client.Tests;

/// <summary>A server that answers by address, in whatever order it is asked. It knows nothing else.</summary>
internal sealed class AnsweringServer : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Reply> _replies = new();
    private readonly ConcurrentQueue<string> _requests = new();

    public AnsweringServer(string version = "7.6.0")
    {
        On("GET /api/info", Reply.Json($$"""{"version": "{{version}}"}"""));
    }

    /// <summary>The requests so far, without those for the server's version.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Sets the answer to a request: method and address below the host.</summary>
    public AnsweringServer On(string request, Reply reply)
    {
        _replies[request] = reply;
        return this;
    }

    /// <summary>Forgets the requests.</summary>
    public void Clear() => _requests.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string line = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        if (line != "GET /api/info")
            _requests.Enqueue(line);
        Reply reply = _replies.TryGetValue(line, out Reply? known) ? known : Reply.Html(HttpStatusCode.NotFound, "<h1>not found</h1>");
        HttpResponseMessage response = await reply.MakeAsync(cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
