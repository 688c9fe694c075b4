using System.Text.Json;

namespace CbResponse;

/// <summary>Sites and their throttle rules. Every change is read back from the server before it is reported.</summary>
public sealed class SiteClient
{
    private const string Path = "/api/site";

    private readonly RecordRoute _route;
    private readonly RecordRoute _rules;

    internal SiteClient(CbClient client)
    {
        _route = new RecordRoute(client, Path, "site") { NeededRight = RequiredRights.GlobalAdmin };
        _rules = new RecordRoute(client, "/api/throttle", "throttle rule");
    }

    /// <summary>Lists all sites.</summary>
    public Task<IReadOnlyList<Site>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _route.ListAsync(CbJsonContext.Default.ListSite, observer, cancellationToken);

    /// <summary>Gets a site by its number.</summary>
    /// <exception cref="CbException">No such site: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Site> GetAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => Read(await _route.GetAsync(id, observer, cancellationToken).ConfigureAwait(false), id);

    /// <summary>Makes a site.</summary>
    /// <exception cref="CbException">The server refused, or does not show the site.</exception>
    public async Task<Site> CreateAsync(string name, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        JsonElement record = await _route.CreateAsync(new RecordMembers { { "name", name } }, observer, cancellationToken).ConfigureAwait(false);
        return Read(record, RecordRoute.IdOf(record) ?? 0);
    }

    /// <summary>Gives a site another name. One that has it already is left alone.</summary>
    /// <exception cref="CbException">There is no such site, the server refused, or does not show the name.</exception>
    public async Task<Site> RenameAsync(int id, string name, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => Read(await _route.UpdateAsync(id, new RecordMembers { { "name", name } }, observer, cancellationToken).ConfigureAwait(false), id);

    /// <summary>Deletes a site.</summary>
    /// <exception cref="CbException">There is no such site, the server refused, or it still has the site.</exception>
    public Task RemoveAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _route.RemoveAsync(id, observer, cancellationToken);

    /// <summary>Lists the throttle rules of all sites.</summary>
    public Task<IReadOnlyList<ThrottleRule>> ListThrottleRulesAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _rules.ListAsync(CbJsonContext.Default.ListThrottleRule, observer, cancellationToken);

    private Site Read(JsonElement record, int id) => _route.Read(record, CbJsonContext.Default.Site, id);
}
