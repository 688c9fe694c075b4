namespace CbResponse.Client.Tests;

/// <summary>A request as the server saw it.</summary>
internal sealed record SeenRequest(string Line, string Authority, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public static async Task<SeenRequest> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in request.Headers.Concat(request.Content?.Headers.ToArray() ?? []))
            headers.Add(name, string.Join(", ", values));
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        return new SeenRequest($"{request.Method} {request.RequestUri!.PathAndQuery}", request.RequestUri.Authority, headers, body);
    }
}
