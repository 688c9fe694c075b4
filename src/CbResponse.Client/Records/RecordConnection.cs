using System.Text.Json;

namespace CbResponse;

/// <summary>What is the same for all kinds of records: reading one as it stands, and changing it.</summary>
internal static class RecordConnection
{
    /// <summary>Reads a record as it stands, to be sent back.</summary>
    public static async Task<JsonElement> GetRecordAsync(
        this CbClient client, ApiRequest request, ICallObserver? observer, CancellationToken cancellationToken)
    {
        byte[] body = await client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        JsonElement record = JsonBody.ParseElement(body, request.Route, client.Options.Token);
        return record.ValueKind == JsonValueKind.Object ? record : throw JsonBody.Wrong("the answer", "is no object", request.Route);
    }

    /// <summary>Sends a change. What a server answers to one is of no fixed shape; what counts is its record, which is to be read next.</summary>
    /// <returns>The number that the answer gives, of a record that was made; null when it gives none.</returns>
    /// <exception cref="CbServerException">The server refused, also with a good status.</exception>
    public static async Task<int?> SendChangeAsync(
        this CbClient client, ApiRequest request, ICallObserver? observer, CancellationToken cancellationToken)
    {
        JsonElement? answer = await client.Connection.ChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return answer is { } record ? RecordRoute.IdOf(record) : null;
    }

    /// <summary>Removes a record, and makes sure that it is gone.</summary>
    /// <param name="client">The client.</param>
    /// <param name="path">Path of the record.</param>
    /// <param name="isThere">Looks whether the record is there still.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task RemoveRecordAsync(
        this CbClient client, string path, Func<Task<bool>> isThere, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Delete, path) { NeededRight = RequiredRights.Changer };
        await client.SendChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (await isThere().ConfigureAwait(false))
            throw new CbUnexpectedResponseException("The server reported success, but the record is still there.") { Route = request.Route };
    }

    /// <summary>Complains of members that the server did not store as was asked. The rest of the change may be in force.</summary>
    /// <param name="what">The record, as a person knows it.</param>
    /// <param name="differences">The names of the members.</param>
    /// <param name="route">The request that read the record back.</param>
    public static void RequireStored(string what, IReadOnlyCollection<string> differences, string route)
    {
        if (differences.Count == 0)
            return;
        throw new CbUnexpectedResponseException(
            $"The server reported success, but what it stored of {what} is not what was asked for: {string.Join(", ", differences)}.", differences.First())
        {
            Route = route,
            Advice = "Look at the record as it is now before you try again.",
        };
    }
}
