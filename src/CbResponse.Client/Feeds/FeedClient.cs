using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Threat intelligence feeds. Every change is read back from the server, and compared with what was asked for.</summary>
public sealed class FeedClient
{
    internal const string Route = "/api/v1/feed";

    private readonly CbClient _client;

    internal FeedClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Names of feeds, for completion.</summary>
    internal RecentNames RecentNames { get; } = new();

    /// <summary>Lists all feeds. Their pictures come along, since servers send them, but are not kept.</summary>
    public async Task<IReadOnlyList<Feed>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = ApiRequest.Get(Route);
        List<Feed> feeds = await _client.Connection
            .GetJsonAsync(request, CbJsonContext.Default.ListFeed, observer, cancellationToken).ConfigureAwait(false) ?? [];
        foreach (Feed feed in feeds)
            RecentNames.Add(Take(feed, request.Route).Name);
        return feeds;
    }

    /// <summary>Gets a feed by its number.</summary>
    /// <exception cref="CbException">No such feed: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Feed> GetAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = ApiRequest.Get(Of(id));
        try
        {
            Feed feed = await _client.Connection
                .GetJsonAsync(request, CbJsonContext.Default.Feed, observer, cancellationToken).ConfigureAwait(false)
                ?? throw NotFound(id, request.Route);
            return Take(feed, request.Route);
        }
        catch (CbServerException e) when (e.StatusCode == 405)
        {
            // Servers of 5.0 have no route for one feed.
            return (await ListAsync(observer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(feed => feed.Id == id)
                ?? throw NotFound(id, request.Route);
        }
    }

    /// <summary>The picture of a feed, as the server has it, usually PNG; null when it has none.</summary>
    /// <param name="id">Number of the feed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<byte[]?> GetIconAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        JsonElement record = await ReadAsync(id, observer, cancellationToken).ConfigureAwait(false);
        if (!record.TryGetProperty("icon", out JsonElement icon) || icon.ValueKind != JsonValueKind.String || icon.GetString() is not { Length: > 0 } text)
            return null;

        // Some feeds give their picture as an address of its data.
        int comma = text.StartsWith("data:", StringComparison.Ordinal) ? text.IndexOf(',') : -1;
        try
        {
            return Convert.FromBase64String(text.Substring(comma + 1));
        }
        catch (FormatException)
        {
            throw JsonBody.Wrong("icon", "is not in base64", $"GET {Of(id)}");
        }
    }

    /// <summary>Gets what the server has to share with the vendor before a feed works.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">No such feed: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public Task<IReadOnlyList<NamedValue>> GetRequirementsAsync(Feed feed, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.GetValuesAsync(ApiRequest.Get(Of(feed?.Id ?? throw new ArgumentNullException(nameof(feed))) + "/requirements"), feed.Name, observer, cancellationToken);

    /// <summary>Adds a feed. The server downloads it before it answers.</summary>
    /// <param name="settings">The address, and what else is to be set.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The feed as the server has it now.</returns>
    /// <exception cref="CbException">
    /// A feed of that address is there already (<see cref="CbErrorKind.Conflict"/>), the server could not download it or refused, which the
    /// message tells in full, or its record is not what was asked for.
    /// </exception>
    public async Task<Feed> CreateAsync(FeedSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        string address = settings?.FeedUrl ?? throw new ArgumentException("A new feed needs an address.", nameof(settings));
        if (await FindTwinAsync(address, observer, cancellationToken).ConfigureAwait(false) is { } twin)
            throw new CbException(CbErrorKind.Conflict, FormattableString.Invariant($"There is a feed of this address already: '{twin.Name}', with the number {twin.Id}.")) { Route = $"POST {Route}" };
        Dictionary<string, object?> members = settings.ToMembers();
        members.Add("manually_added", true);
        ApiRequest request = new(HttpMethod.Post, Route) { Body = RecordBody.Write(members), ShowsWholeRefusal = true, NeededRight = RequiredRights.Changer };
        int? id;
        try
        {
            id = await _client.SendChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbServerException e) when (e.Kind == CbErrorKind.ServerError)
        {
            e.Advice = "The server downloads a feed while it adds it. Look whether it reaches the address, through which proxy, and whether it trusts the certificate there.";
            throw;
        }

        Feed feed = id is { } number
            ? await GetAsync(number, observer, cancellationToken).ConfigureAwait(false)
            : await FindTwinAsync(address, observer, cancellationToken).ConfigureAwait(false)
                ?? throw new CbUnexpectedResponseException($"The server reported success, but has no feed of the address {address}.") { Route = request.Route };
        RecordConnection.RequireStored($"the new feed '{feed.Name}'", settings.Differences(feed), request.Route);
        return feed;
    }

    /// <summary>Changes a feed. What is not to be changed goes back to the server as it came.</summary>
    /// <param name="id">Number of the feed.</param>
    /// <param name="settings">What is to be changed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The feed as the server has it now.</returns>
    /// <exception cref="CbException">There is no such feed, the server refused, or its record is not what was asked for.</exception>
    public async Task<Feed> UpdateAsync(int id, FeedSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (settings is null)
            throw new ArgumentNullException(nameof(settings));
        JsonElement record = await ReadAsync(id, observer, cancellationToken).ConfigureAwait(false);
        ApiRequest put = new(HttpMethod.Put, Of(id)) { Body = RecordBody.Change(record, settings.ToMembers()), IsIdempotent = true, ShowsWholeRefusal = true, NeededRight = RequiredRights.Changer };
        try
        {
            await _client.SendChangeAsync(put, observer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _client.Joins.ForgetFeed(id);
        }

        Feed feed = await GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
        RecordConnection.RequireStored($"the feed '{feed.Name}'", settings.Differences(feed), put.Route);
        return feed;
    }

    /// <summary>Removes a feed with its reports. Tags on what it has found stay.</summary>
    /// <param name="id">Number of the feed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">There is no such feed, the server refused, or it is still there.</exception>
    public async Task RemoveAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        try
        {
            await _client.RemoveRecordAsync(
                Of(id), async () => (await ListAsync(observer, cancellationToken).ConfigureAwait(false)).Any(feed => feed.Id == id), observer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _client.Joins.ForgetFeed(id);
        }
    }

    /// <summary>Asks the server to download a feed now. It does so after it has answered.</summary>
    /// <param name="id">Number of the feed.</param>
    /// <param name="isFull">Whether to read all reports again; otherwise only those with a newer time, and none is removed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">There is no such feed, or it is disabled: <see cref="CbErrorKind.Conflict"/>.</exception>
    public async Task SynchronizeAsync(int id, bool isFull, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = new(HttpMethod.Post, Of(id) + "/synchronize")
        {
            Body = RecordBody.Write(json => json.WriteBoolean("full_sync", isFull)),
            IsIdempotent = true,
            ShowsWholeRefusal = true,
            NeededRight = RequiredRights.Changer,
        };
        try
        {
            await _client.SendChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbServerException e) when (e.StatusCode == 409)
        {
            e.Advice = "The server does not download a feed that is disabled. Enable it first: Set-CbFeed -Enabled $true";
            throw;
        }
    }

    internal static string Of(int id) => $"{Route}/{id.ToString(CultureInfo.InvariantCulture)}";

    private async Task<Feed?> FindTwinAsync(string address, ICallObserver? observer, CancellationToken cancellationToken)
        => (await ListAsync(observer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(feed => string.Equals(feed.FeedUrl, address, StringComparison.Ordinal));

    /// <summary>The record as it stands, its picture with it.</summary>
    private async Task<JsonElement> ReadAsync(int id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.GetRecordAsync(ApiRequest.Get(Of(id)), observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbServerException e) when (e.StatusCode == 405)
        {
            ApiRequest request = ApiRequest.Get(Route);
            byte[] body = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
            JsonElement list = JsonBody.ParseElement(body, request.Route, _client.Options.Token);
            foreach (JsonElement record in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default)
            {
                if (record.ValueKind == JsonValueKind.Object && record.TryGetProperty("id", out JsonElement number)
                    && number.ToString() == id.ToString(CultureInfo.InvariantCulture))
                    return record;
            }

            throw NotFound(id, request.Route);
        }
    }

    private static CbException NotFound(int id, string route)
        => new(CbErrorKind.ObjectNotFound, FormattableString.Invariant($"The server knows no feed {id}.")) { Route = route };

    private Feed Take(Feed feed, string route)
    {
        if (feed.Id is null)
            throw JsonBody.Wrong("id", "is missing", route);
        feed.Client = _client;
        return feed;
    }
}
