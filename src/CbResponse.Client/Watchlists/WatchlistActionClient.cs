using System.Globalization;

namespace CbResponse;

/// <summary>
/// What is done when watchlists hit. Servers from 6.3 on switch it by type, older ones keep a list of actions (edr-api.md 3.5). The
/// server's version says which to try first; when its routes are missing or broken, the other one is tried.
/// </summary>
public sealed class WatchlistActionClient
{
    private static readonly HitActionType[] Switched = [HitActionType.Alert, HitActionType.Syslog, HitActionType.Email];

    private readonly CbClient _client;

    internal WatchlistActionClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>The actions of a watchlist: alert, syslog and mail, enabled or not, and any other that is enabled. Older servers may have several of a type.</summary>
    /// <param name="watchlist">The watchlist.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<WatchlistAction>> ListAsync(
        Watchlist watchlist, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        int id = watchlist?.Id ?? throw new ArgumentNullException(nameof(watchlist));
        bool isSwitched = await PrefersSwitchesAsync(observer, cancellationToken).ConfigureAwait(false);
        List<HitActionRecord> records;
        try
        {
            records = await ReadAsync(id, isSwitched, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbServerException first) when (IsMissing(first))
        {
            try
            {
                records = await ReadAsync(id, !isSwitched, observer, cancellationToken).ConfigureAwait(false);
            }
            catch (CbServerException second) when (IsMissing(second))
            {
                throw first;
            }
        }

        return
        [
            .. Switched.SelectMany(type => Find(watchlist, type, records)),
            .. records.Where(record => record.Type is { } type && !Switched.Contains(type)).Select(record => new WatchlistAction(_client, watchlist, record.Type!.Value, record)),
        ];
    }

    /// <summary>Switches an action of a watchlist on or off.</summary>
    /// <param name="watchlist">The watchlist.</param>
    /// <param name="type">What is to be done: alert, syslog or mail.</param>
    /// <param name="isEnabled">Whether it is to be done.</param>
    /// <param name="emailRecipients">Numbers of the users who are to get a mail; needed by servers before 6.3, and not known to later ones.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action as the server has it now.</returns>
    /// <exception cref="CbException">The server refused by both routes, or does not show the change.</exception>
    public async Task<WatchlistAction> SetAsync(
        Watchlist watchlist, HitActionType type, bool isEnabled, IReadOnlyCollection<int> emailRecipients,
        ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        int id = watchlist?.Id ?? throw new ArgumentNullException(nameof(watchlist));
        bool isSwitched = await PrefersSwitchesAsync(observer, cancellationToken).ConfigureAwait(false);
        try
        {
            await SendAsync(id, type, isEnabled, emailRecipients ?? [], isSwitched, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbServerException first) when (IsMissing(first) || (!isSwitched && first.StatusCode == 500))
        {
            try
            {
                await SendAsync(id, type, isEnabled, emailRecipients ?? [], !isSwitched, observer, cancellationToken).ConfigureAwait(false);
            }
            catch (CbServerException second) when (IsMissing(second) || (isSwitched && second.StatusCode == 500))
            {
                throw first;
            }
        }

        string route = $"GET {WatchlistClient.Of(id)}";
        WatchlistAction[] now = [.. (await ListAsync(watchlist, observer, cancellationToken).ConfigureAwait(false)).Where(action => action.Type == type)];
        WatchlistAction shown = now.FirstOrDefault(action => action.IsEnabled == isEnabled && IsTo(action, emailRecipients ?? []))
            ?? now.FirstOrDefault()
            ?? throw new CbUnexpectedResponseException($"The server reported success, but the watchlist '{watchlist.Name}' has no action {type}.") { Route = route };
        string[] differences = shown.IsEnabled != isEnabled ? ["whether it is enabled"]
            : IsTo(shown, emailRecipients ?? []) ? []
            : [$"who gets the mail: {string.Join(", ", shown.EmailRecipients)}"];
        RecordConnection.RequireStored($"the action {type} of the watchlist '{watchlist.Name}'", differences, route);
        return shown;
    }

    private async Task<List<HitActionRecord>> ReadAsync(int id, bool isSwitched, ICallObserver? observer, CancellationToken cancellationToken)
        => await _client.Connection.GetJsonAsync(
            ApiRequest.Get(PathOf(id, isSwitched)), CbJsonContext.Default.ListHitActionRecord, observer, cancellationToken).ConfigureAwait(false) ?? [];

    private async Task SendAsync(
        int id, HitActionType type, bool isEnabled, IReadOnlyCollection<int> recipients, bool isSwitched, ICallObserver? observer, CancellationToken cancellationToken)
    {
        string path = PathOf(id, isSwitched);
        if (isSwitched)
        {
            ApiRequest put = new(HttpMethod.Put, $"{path}/{NameOf(type)}")
            {
                Body = RecordBody.Write(json => json.WriteBoolean("enabled", isEnabled)),
                IsIdempotent = true,
                NeededRight = RequiredRights.Changer,
            };
            await _client.SendChangeAsync(put, observer, cancellationToken).ConfigureAwait(false);
            if (recipients.Count > 0 && type == HitActionType.Email)
                observer?.OnWarning(new CbWarning(CbWarningKind.PartMissing, "This server does not take recipients of mails with a watchlist: who gets them is set in its console."));
            return;
        }

        HitActionRecord[] there = [.. (await ReadAsync(id, false, observer, cancellationToken).ConfigureAwait(false)).Where(record => record.Type == type)];
        if (!isEnabled)
        {
            foreach (int action in there.Select(record => record.Id).OfType<int>())
            {
                ApiRequest delete = new(HttpMethod.Delete, $"{path}/{action.ToString(CultureInfo.InvariantCulture)}") { NeededRight = RequiredRights.Changer };
                await _client.SendChangeAsync(delete, observer, cancellationToken).ConfigureAwait(false);
            }
        }
        else if (there.Length == 0 || recipients.Count > 0)
        {
            HitActionBody.RequireRecipients(type, recipients, $"POST {path}");
            await StoreAsync(id, path, type, recipients, there.FirstOrDefault()?.Id, observer, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<int?> StoreAsync(int watchlistId, string path, HitActionType type, IReadOnlyCollection<int> recipients, int? id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        byte[] body = RecordBody.Write(json =>
        {
            if (id is { } number)
                json.WriteNumber("id", number);
            json.WriteNumber("action_type", (int)type);
            json.WriteString("action_data", HitActionBody.Data(type, recipients));
            json.WriteNumber("watchlist_id", watchlistId);
        });
        ApiRequest request = id is { } known
            ? new ApiRequest(HttpMethod.Put, $"{path}/{known.ToString(CultureInfo.InvariantCulture)}") { Body = body, IsIdempotent = true, NeededRight = RequiredRights.Changer }
            : new ApiRequest(HttpMethod.Post, path) { Body = body, NeededRight = RequiredRights.Changer };
        return _client.SendChangeAsync(request, observer, cancellationToken);
    }

    private async Task<bool> PrefersSwitchesAsync(ICallObserver? observer, CancellationToken cancellationToken)
        => (await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false)).Version.IsAtLeast(6, 3);

    /// <summary>Whether the route, or the watchlist, is not there: which of the two, the status does not say.</summary>
    private static bool IsMissing(CbServerException e) => e.StatusCode is 404 or 405 or 501;

    private static string PathOf(int id, bool isSwitched) => WatchlistClient.Of(id) + (isSwitched ? "/action_type" : "/action");

    private static string NameOf(HitActionType type) => type switch
    {
        HitActionType.Email => "email",
        HitActionType.Syslog => "syslog",
        HitActionType.Alert => "alert",
        _ => throw new ArgumentOutOfRangeException(nameof(type), "Watchlists raise alerts, write to the syslog and send mails."),
    };

    /// <summary>Whether a mail goes to these users, as far as the server tells: one that only switches actions, and numbers none, does not.</summary>
    private static bool IsTo(WatchlistAction action, IReadOnlyCollection<int> recipients)
        => action is not { Type: HitActionType.Email, IsEnabled: true, Id: not null } || recipients.Count == 0 || HitActionBody.AreRecipients(action.EmailRecipients, recipients);

    private IEnumerable<WatchlistAction> Find(Watchlist watchlist, HitActionType type, IEnumerable<HitActionRecord> records)
        => records.Where(record => record.Type == type).DefaultIfEmpty().Select(record => new WatchlistAction(_client, watchlist, type, record));
}
