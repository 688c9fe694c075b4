using System.Net;
using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>A server that gives every question the same answer, and notes the routes that it was asked for.</summary>
internal sealed class LenientServer(string version, HttpStatusCode status, string answer, CancellationTokenSource enough) : HttpMessageHandler
{
    private const int MostRequests = 40;
    private const int LongestPath = 1_000;

    private readonly HashSet<string> _routes = [];
    private int _count;

    /// <summary>Method and path of the requests, without that for the server's version.</summary>
    public IReadOnlyCollection<string> Routes => _routes;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Some calls go on as long as the server has more.
        if (++_count == MostRequests)
            enough.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        string path = request.RequestUri!.AbsolutePath;
        bool isInfo = path == "/api/info";

        // Words that are too long for an address are meant for queries, and show nothing in paths.
        if (path.Length < LongestPath)
            _routes.Add($"{request.Method} {path}");
        bool isQuestion = request.Method == HttpMethod.Get;
        HttpResponseMessage response = new(isInfo ? HttpStatusCode.OK : status)
        {
            Content = new StringContent(isInfo ? $$"""{"version": "{{version}}"}""" : isQuestion ? answer : """{"id": 4711}""", Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
        return Task.FromResult(response);
    }
}
