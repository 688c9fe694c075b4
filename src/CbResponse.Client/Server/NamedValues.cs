namespace CbResponse;

/// <summary>Reads answers of no documented shape as values with names.</summary>
internal static class NamedValues
{
    /// <summary>Gets all values of an answer; none for an empty one.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">What to ask.</param>
    /// <param name="subject">What the answer is about; null for the server.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<IReadOnlyList<NamedValue>> GetValuesAsync(
        this CbClient client, ApiRequest request, string? subject, ICallObserver? observer, CancellationToken cancellationToken)
    {
        byte[] body = await client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return JsonBody.IsBlank(body) ? [] : NamedValue.Read(client, subject, JsonBody.ParseElement(body, request.Route, client.Options.Token));
    }
}
