using System.Text.Json;

namespace CbResponse;

/// <summary>Filters that throw events away before they are stored (servers from 6.1 on). Every change is read back before it is reported.</summary>
public sealed class IngressFilterClient
{
    private const string Path = "/api/v1/ingress_whitelist";

    private readonly CbClient _client;
    private readonly RecordRoute _route;

    internal IngressFilterClient(CbClient client)
    {
        _client = client;
        _route = new RecordRoute(client, Path, "ingress filter") { NeededRight = RequiredRights.GlobalAdmin, NeededRightToRead = RequiredRights.GlobalAdmin, IsOnlyListed = true, TakesLists = true };
    }

    /// <summary>Lists all filters.</summary>
    /// <exception cref="CbException">The server is older than 6.1, or refused.</exception>
    public async Task<IReadOnlyList<IngressFilter>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        await RequireVersionAsync(observer, cancellationToken).ConfigureAwait(false);
        return await _route.ListAsync(CbJsonContext.Default.ListIngressFilter, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a filter.</summary>
    /// <param name="id">Its identifier: letters, digits and dashes.</param>
    /// <param name="settings">What it is to be; it needs a name, a description, and processes.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The settings have no name or description, or name no process.</exception>
    /// <exception cref="CbException">
    /// There is such a filter already (<see cref="CbErrorKind.Conflict"/>), the server refused, or does not show what was asked for.
    /// </exception>
    public async Task<IngressFilter> CreateAsync(
        string id, IngressFilterSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (settings.Name is null || settings.Description is null || !settings.NamesProcesses(before: null))
            throw new ArgumentException("A new filter needs a name, a description, and processes by path, command line or hash.", nameof(settings));
        await RequireVersionAsync(observer, cancellationToken).ConfigureAwait(false);

        // A server may take a filter under an identifier that is there for a change of that one.
        if (await _route.FindAsync(id, observer, cancellationToken).ConfigureAwait(false) is not null)
            throw new CbException(CbErrorKind.Conflict, $"The server has an ingress filter with the Id '{id}' already.") { Route = $"POST {Path}" };
        RecordMembers members = settings.ToMembers();
        members.Add("id", id);
        return Read(await _route.CreateAsync(id, members, observer, cancellationToken).ConfigureAwait(false), id);
    }

    /// <summary>Changes a filter. What is not to be changed goes back to the server as it came. One that is so already is left alone.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="settings">What is to be changed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The filter as the server has it now.</returns>
    /// <exception cref="CbException">There is no such filter, it would name no process any more, the server refused, or does not show what was asked for.</exception>
    public async Task<IngressFilter> UpdateAsync(
        string id, IngressFilterSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        await RequireVersionAsync(observer, cancellationToken).ConfigureAwait(false);
        IngressFilter before = Read(await _route.GetAsync(id, observer, cancellationToken).ConfigureAwait(false), id);
        if (!settings.NamesProcesses(before))
            throw new CbException(CbErrorKind.InvalidRequest, $"The ingress filter '{before}' would name no process any more, and throw away the events of all. It was not changed.");
        return Read(await _route.UpdateAsync(id, settings.ToMembers(), observer, cancellationToken).ConfigureAwait(false), id);
    }

    /// <summary>Deletes a filter. What it has thrown away stays lost.</summary>
    /// <exception cref="CbException">There is no such filter, the server refused, or it still has the filter.</exception>
    public async Task RemoveAsync(string id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        await RequireVersionAsync(observer, cancellationToken).ConfigureAwait(false);
        await _route.RemoveAsync(id, observer, cancellationToken).ConfigureAwait(false);
    }

    private async Task RequireVersionAsync(ICallObserver? observer, CancellationToken cancellationToken)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        if (!info.Version.IsAtLeast(6, 1))
            throw new CbException(CbErrorKind.NotSupported, $"Servers have ingress filters from version 6.1 on; the server has {info.Version}.");
    }

    private IngressFilter Read(JsonElement record, string id) => _route.Read(record, CbJsonContext.Default.IngressFilter, id);
}
