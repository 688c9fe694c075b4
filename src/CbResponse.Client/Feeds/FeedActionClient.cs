using System.Globalization;

namespace CbResponse;

/// <summary>What is done when feeds hit: a list of actions, on servers of every version.</summary>
public sealed class FeedActionClient
{
    /// <summary>What the server wants in the place of a watchlist.</summary>
    private const int NoWatchlist = -1;

    private readonly CbClient _client;

    internal FeedActionClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Lists the actions of a feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<FeedAction>> ListAsync(Feed feed, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        int id = feed?.Id ?? throw new ArgumentNullException(nameof(feed));
        List<HitActionRecord> records = await _client.Connection
            .GetJsonAsync(ApiRequest.Get(Of(id)), CbJsonContext.Default.ListHitActionRecord, observer, cancellationToken).ConfigureAwait(false) ?? [];
        return [.. records.Select(record => new FeedAction(_client, feed, record))];
    }

    /// <summary>Makes an action of a feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="type">What is to be done.</param>
    /// <param name="emailRecipients">Numbers of the users who are to get a mail.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action as the server has it now.</returns>
    /// <exception cref="CbException">
    /// The feed has such an action already (<see cref="CbErrorKind.Conflict"/>), the server refused, or does not show the action.
    /// </exception>
    public async Task<FeedAction> CreateAsync(
        Feed feed, HitActionType type, IReadOnlyCollection<int> emailRecipients, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        int id = feed?.Id ?? throw new ArgumentNullException(nameof(feed));
        string path = Of(id);
        HitActionBody.RequireRecipients(type, emailRecipients ?? [], $"POST {path}");
        if ((await ListAsync(feed, observer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(action => action.Type == type) is { } twin)
            throw new CbException(CbErrorKind.Conflict, FormattableString.Invariant($"The feed '{feed.Name}' has an action {type} already, with the number {twin.Id}.")) { Route = $"POST {path}" };
        ApiRequest request = new(HttpMethod.Post, path) { Body = Write(id, null, type, emailRecipients ?? []), NeededRight = RequiredRights.Changer };
        await _client.SendChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return (await ListAsync(feed, observer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(action => action.Type == type && IsTo(action, emailRecipients))
            ?? throw new CbUnexpectedResponseException($"The server reported success, but the feed '{feed.Name}' has no action {type} as it was asked for.") { Route = request.Route };
    }

    /// <summary>Gives the mail of a feed other recipients.</summary>
    /// <param name="action">The action, of the type <see cref="HitActionType.Email"/>.</param>
    /// <param name="emailRecipients">Numbers of all users who are to get the mail.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action as the server has it now.</returns>
    /// <exception cref="CbException">The action is no mail, there is none, the server refused, or does not show the recipients.</exception>
    public async Task<FeedAction> UpdateAsync(
        FeedAction action, IReadOnlyCollection<int> emailRecipients, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        int id = action?.Id ?? throw new ArgumentNullException(nameof(action));
        string path = Of(action);
        if (action.Type != HitActionType.Email)
            throw new CbException(CbErrorKind.InvalidRequest, $"The action '{action}' is no mail, and has no recipients.") { Route = $"PUT {path}" };
        HitActionBody.RequireRecipients(HitActionType.Email, emailRecipients ?? [], $"PUT {path}");
        ApiRequest request = new(HttpMethod.Put, path) { Body = Write(action.FeedId, id, HitActionType.Email, emailRecipients ?? []), IsIdempotent = true, NeededRight = RequiredRights.Changer };
        await _client.SendChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return (await ListAsync(action.Feed, observer, cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(now => now.Id == id && IsTo(now, emailRecipients))
            ?? throw new CbUnexpectedResponseException($"The server reported success, but the action '{action}' does not have these recipients.") { Route = request.Route };
    }

    /// <summary>Removes an action of a feed.</summary>
    /// <param name="action">The action.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">There is no such action, the server refused, or it is still there.</exception>
    public Task RemoveAsync(FeedAction action, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        int id = action?.Id ?? throw new ArgumentNullException(nameof(action));
        return _client.RemoveRecordAsync(
            Of(action),
            async () => (await ListAsync(action.Feed, observer, cancellationToken).ConfigureAwait(false)).Any(other => other.Id == id),
            observer, cancellationToken);
    }

    /// <summary>Whether a mail goes to just these users. Other actions go to nobody.</summary>
    private static bool IsTo(FeedAction action, IReadOnlyCollection<int>? recipients)
        => action.Type != HitActionType.Email || HitActionBody.AreRecipients(action.EmailRecipients, recipients ?? []);

    private static byte[] Write(int feedId, int? id, HitActionType type, IReadOnlyCollection<int> emailRecipients) => RecordBody.Write(json =>
    {
        if (id is { } number)
            json.WriteNumber("id", number);
        json.WriteNumber("action_type", (int)type);
        json.WriteString("action_data", HitActionBody.Data(type, emailRecipients));
        json.WriteNumber("group_id", feedId);
        json.WriteNumber("watchlist_id", NoWatchlist);
    });

    private static string Of(FeedAction action) => $"{Of(action.FeedId)}/{action.Id!.Value.ToString(CultureInfo.InvariantCulture)}";

    private static string Of(int feedId) => FeedClient.Of(feedId) + "/action";
}
