using System.Globalization;
using System.Text.Json;
using CbResponse.Query;

namespace CbResponse;

/// <summary>Watchlists. Every change is read back from the server, and compared with what was asked for.</summary>
public sealed class WatchlistClient
{
    internal const string Route = "/api/v1/watchlist";

    private readonly CbClient _client;

    internal WatchlistClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Names of watchlists, for completion.</summary>
    internal RecentNames RecentNames { get; } = new();

    /// <summary>Lists all watchlists.</summary>
    public async Task<IReadOnlyList<Watchlist>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = ApiRequest.Get(Route);
        List<Watchlist> watchlists = await _client.Connection
            .GetJsonAsync(request, CbJsonContext.Default.ListWatchlist, observer, cancellationToken).ConfigureAwait(false) ?? [];
        foreach (Watchlist watchlist in watchlists)
            RecentNames.Add(Take(watchlist, request.Route).Name);
        return watchlists;
    }

    /// <summary>Gets a watchlist by its number.</summary>
    /// <exception cref="CbException">No such watchlist: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Watchlist> GetAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = ApiRequest.Get(Of(id));
        Watchlist watchlist = await _client.Connection
            .GetJsonAsync(request, CbJsonContext.Default.Watchlist, observer, cancellationToken).ConfigureAwait(false)
            ?? throw NotFound(id, request.Route);
        return Take(watchlist, request.Route);
    }

    /// <summary>Makes a watchlist.</summary>
    /// <param name="settings">Name and query, and what else is to be set.</param>
    /// <param name="id">The number that it is to have; null for the server's choice.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The watchlist as the server has it now.</returns>
    /// <exception cref="CbException">
    /// A watchlist of that name or number is there already (<see cref="CbErrorKind.Conflict"/>; <see cref="FindTwinAsync"/> tells which), the
    /// server refused, or its record is not what was asked for.
    /// </exception>
    public async Task<Watchlist> CreateAsync(
        WatchlistSettings settings, int? id = null, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (settings?.Name is null || settings.Query is null)
            throw new ArgumentException("A new watchlist needs a name and a query.", nameof(settings));
        if (await FindTwinAsync(settings.Name, id, observer, cancellationToken).ConfigureAwait(false) is { } twin)
            throw new CbException(CbErrorKind.Conflict, FormattableString.Invariant($"There is a watchlist '{twin.Name}' already, with the number {twin.Id}.")) { Route = $"POST {Route}" };
        return await CreateUncheckedAsync(settings, id, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a watchlist whose name and number nobody else has, as was made sure of just before.</summary>
    internal async Task<Watchlist> CreateUncheckedAsync(WatchlistSettings settings, int? id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        Dictionary<string, object?> members = settings.ToMembers();
        if (!members.ContainsKey("index_type"))
            members.Add("index_type", WatchlistIndex.Format(QueryIndex.Process));
        if (id is { } number)
            members.Add("id", number);
        ApiRequest request = new(HttpMethod.Post, Route) { Body = RecordBody.Write(members), NeededRight = RequiredRights.Changer };
        int? made = await _client.SendChangeAsync(request, observer, cancellationToken).ConfigureAwait(false) ?? id;
        Watchlist watchlist = made is { } known
            ? await GetAsync(known, observer, cancellationToken).ConfigureAwait(false)
            : await FindTwinAsync(settings.Name!, null, observer, cancellationToken).ConfigureAwait(false)
                ?? throw new CbUnexpectedResponseException($"The server reported success, but has no watchlist '{settings.Name}'.") { Route = request.Route };
        RecordConnection.RequireStored($"the new watchlist {watchlist.Id?.ToString(CultureInfo.InvariantCulture)}", settings.Differences(watchlist), request.Route);
        return watchlist;
    }

    /// <summary>The watchlist that has a name, in any case, or a number; null when none has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="id">The number; null for any.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Watchlist?> FindTwinAsync(string name, int? id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => (await ListAsync(observer, cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(watchlist => string.Equals(watchlist.Name, name, StringComparison.OrdinalIgnoreCase) || (id is not null && watchlist.Id == id));

    /// <summary>Changes a watchlist. What is not to be changed goes back to the server as it came: what was left out it might blank.</summary>
    /// <param name="id">Number of the watchlist.</param>
    /// <param name="settings">What is to be changed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The watchlist as the server has it now.</returns>
    /// <exception cref="CbException">There is no such watchlist, the server refused, or its record is not what was asked for.</exception>
    public async Task<Watchlist> UpdateAsync(
        int id, WatchlistSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (settings is null)
            throw new ArgumentNullException(nameof(settings));
        ApiRequest get = ApiRequest.Get(Of(id));
        JsonElement record = await _client.GetRecordAsync(get, observer, cancellationToken).ConfigureAwait(false);
        Dictionary<string, object?> changes = settings.ToMembers();
        if (settings.Query is null && (!record.TryGetProperty("search_query", out JsonElement query) || query.ValueKind != JsonValueKind.String))
            throw JsonBody.Wrong("search_query", "is missing, and a change without it would blank the query", get.Route);
        ApiRequest put = new(HttpMethod.Put, Of(id)) { Body = RecordBody.Change(record, changes), IsIdempotent = true, NeededRight = RequiredRights.Changer };
        await _client.SendChangeAsync(put, observer, cancellationToken).ConfigureAwait(false);
        Watchlist watchlist = await GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
        RecordConnection.RequireStored(
            $"the watchlist {id.ToString(CultureInfo.InvariantCulture)}", [.. settings.Differences(watchlist), .. LostQuery(settings, record, watchlist)], put.Route);
        return watchlist;
    }

    /// <summary>Removes a watchlist. Tags on what it has found stay.</summary>
    /// <param name="id">Number of the watchlist.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">There is no such watchlist, the server refused, or it is still there.</exception>
    public Task RemoveAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.RemoveRecordAsync(Of(id), async () =>
        {
            try
            {
                await GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (CbException e) when (e.Kind == CbErrorKind.ObjectNotFound)
            {
                return false;
            }
        }, observer, cancellationToken);

    internal static string Of(int id) => $"{Route}/{id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A query that nobody touched must not have changed.</summary>
    private static string[] LostQuery(WatchlistSettings settings, JsonElement record, Watchlist now)
        => settings.Query is null && !new WatchlistSettings { Query = StoredQuery.Parse(record.GetProperty("search_query").GetString()!) }.IsAlready(now)
            ? [$"the query, which is '{now.SearchQuery}' and was '{record.GetProperty("search_query").GetString()}'"]
            : [];

    private static CbException NotFound(int id, string route)
        => new(CbErrorKind.ObjectNotFound, FormattableString.Invariant($"The server knows no watchlist {id}.")) { Route = route };

    private Watchlist Take(Watchlist watchlist, string route)
    {
        if (watchlist.Id is null)
            throw JsonBody.Wrong("id", "is missing", route);
        watchlist.Client = _client;
        return watchlist;
    }
}
