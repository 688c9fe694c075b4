using System.Net;

namespace CbResponse.Client.Tests;

/// <summary>A server that plays a script: each request must be the next one of the script, to the letter of its address and body.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Queue<Scene> _script = new();
    private readonly List<SeenRequest> _requests = [];
    private readonly List<string> _surprises = [];
    private readonly List<(int Count, TaskCompletionSource Done)> _waiting = [];

    /// <summary>The requests so far, in their order.</summary>
    public IReadOnlyList<SeenRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>Adds to the script.</summary>
    /// <param name="request">Method and address below the host, as <c>GET /api/info</c>.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="body">The body that the request must have; null for none.</param>
    public ScriptedServer On(string request, Reply reply, string? body = null)
    {
        lock (_lock)
            _script.Enqueue(new Scene(request, body, reply));
        return this;
    }

    /// <summary>Adds the question for the server's version, which comes first in every session.</summary>
    public ScriptedServer OnInfo(string version = "7.6.0.200101.1000", int maxRows = 1000)
        => On("GET /api/info", Reply.Json($$"""{"version": "{{version}}", "maxSearchResultRows": {{maxRows}}}"""));

    /// <summary>Done when that many requests have come. The limit only ends a test that would wait for ever.</summary>
    public Task AskedAsync(int requests)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_requests.Count >= requests)
                done.SetResult();
            else
                _waiting.Add((requests, done));
        }

        return done.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Asserts that the script was played, whole and as written.</summary>
    public void AssertDone()
    {
        lock (_lock)
        {
            Assert.Empty(_surprises);
            Assert.Equal([], _script.Select(scene => scene.Request));
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SeenRequest seen = await SeenRequest.OfAsync(request, cancellationToken);
        Reply reply = Next(seen);
        HttpResponseMessage response = await reply.MakeAsync(cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    private Reply Next(SeenRequest seen)
    {
        lock (_lock)
        {
            _requests.Add(seen);
            foreach ((_, TaskCompletionSource done) in _waiting.Where(waiting => waiting.Count <= _requests.Count))
                done.TrySetResult();
            Scene? scene = _script.TryDequeue(out Scene? next) ? next : null;
            if (scene is not null && scene.Request == seen.Line && scene.Body == seen.Body)
                return scene.Reply;
            string surprise = $"Expected {scene?.Request ?? "no request"} {scene?.Body}, but got {seen.Line} {seen.Body}";
            _surprises.Add(surprise);
            return Reply.Text(HttpStatusCode.NotImplemented, surprise);
        }
    }

    private sealed record Scene(string Request, string? Body, Reply Reply);
}
