using System.Globalization;

namespace CbResponse;

/// <summary>What of the data of sensor groups the server gives to others. After each change the list is read again.</summary>
public sealed class DataSharingClient
{
    private readonly CbClient _client;

    internal DataSharingClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Lists what is given of the data of a sensor group.</summary>
    /// <param name="groupId">Number of the group.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">No such group: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<IReadOnlyList<DataSharing>> ListAsync(int groupId, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<DataSharing> entries = await _client.ListAsync(ApiRequest.Get(Of(groupId)), CbJsonContext.Default.ListDataSharing, observer, cancellationToken).ConfigureAwait(false);
        foreach (DataSharing entry in entries)
            entry.GroupId ??= groupId;
        return entries;
    }

    /// <summary>Lets the server give data of a sensor group to somebody. What it gives already is left alone.</summary>
    /// <param name="groupId">Number of the group.</param>
    /// <param name="who">Who is to get it, such as <c>VIRUSTOTAL</c>.</param>
    /// <param name="what">What is to be given, such as <c>BIN</c>.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entry as the server has it now.</returns>
    /// <exception cref="CbException">There is no such group, the server refused, or does not show the entry.</exception>
    public async Task<DataSharing> CreateAsync(int groupId, string who, string what, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(groupId, who, what, observer, cancellationToken).ConfigureAwait(false) is { } there)
            return there;
        RecordMembers members = new() { { "group_id", groupId }, { "who", who }, { "what", what } };
        ApiRequest request = new(HttpMethod.Post, Of(groupId)) { Body = members.ToJson(), NeededRight = RequiredRights.GlobalAdmin };
        await _client.SendChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return await FindAsync(groupId, who, what, observer, cancellationToken).ConfigureAwait(false)
            ?? throw new CbUnexpectedResponseException($"The server reported success, but does not list that {what} goes to {who}.") { Route = request.Route };
    }

    /// <summary>Ends it that data is given.</summary>
    /// <param name="entry">What is given.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">There is no such entry, the server refused, or it still has the entry.</exception>
    public Task RemoveAsync(DataSharing entry, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        int id = entry.Id ?? throw new ArgumentException("The entry has no number.", nameof(entry));
        int groupId = entry.GroupId ?? throw new ArgumentException("The entry has no sensor group.", nameof(entry));
        return RemoveAsync($"{Of(groupId)}/{id.ToString(CultureInfo.InvariantCulture)}", groupId, left => left.Id == id, observer, cancellationToken);
    }

    /// <summary>Ends it that any data of a sensor group is given to anybody.</summary>
    /// <param name="groupId">Number of the group.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">There is no such group, the server refused, or something is still given.</exception>
    public Task RemoveAllAsync(int groupId, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => RemoveAsync(Of(groupId), groupId, _ => true, observer, cancellationToken);

    private async Task RemoveAsync(string path, int groupId, Func<DataSharing, bool> isMeant, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Delete, path) { IsIdempotent = true, NeededRight = RequiredRights.GlobalAdmin };
        await _client.SendChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if ((await ListAsync(groupId, observer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(isMeant) is { } left)
            throw new CbUnexpectedResponseException($"The server reported success, and still gives {left}.") { Route = request.Route };
    }

    private async Task<DataSharing?> FindAsync(int groupId, string who, string what, ICallObserver? observer, CancellationToken cancellationToken)
        => (await ListAsync(groupId, observer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(entry
            => string.Equals(entry.Who, who, StringComparison.OrdinalIgnoreCase) && string.Equals(entry.What, what, StringComparison.OrdinalIgnoreCase));

    private static string Of(int groupId) => $"/api/v1/group/{groupId.ToString(CultureInfo.InvariantCulture)}/datasharing";
}
