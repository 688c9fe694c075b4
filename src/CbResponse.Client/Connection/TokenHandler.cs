namespace CbResponse;

/// <summary>Puts the token on requests to the session's own server, and on no other.</summary>
internal sealed class TokenHandler(CbServerOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool ownServer = request.RequestUri is { } uri
            && Uri.Compare(uri, options.Address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        if (!ownServer)
            throw new InvalidOperationException($"A request to '{request.RequestUri?.Authority}' does not belong to this session.");
        options.Token.Apply(request.Headers);
        return base.SendAsync(request, cancellationToken);
    }
}
