using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Bans of files by their MD5. Every change is read back from the server before it is reported.</summary>
public sealed class BanClient
{
    private const int FirstCount = 10_000;
    private const int UsualCount = 500;

    private readonly CbClient _client;

    internal BanClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Lists all bans, those that are disabled among them.</summary>
    public async Task<IReadOnlyList<BannedHash>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        // The route has no pages: a list that is as long as was asked for may be longer.
        for (int count = FirstCount; ; count *= 10)
        {
            ApiRequest request = BanRequests.List(count);
            List<BannedHash> bans = await _client.Connection
                .GetJsonAsync(request, CbJsonContext.Default.ListBannedHash, observer, cancellationToken).ConfigureAwait(false) ?? [];
            if (bans.Count >= count && count < 100_000_000)
                continue;
            if (bans.Count == UsualCount || (count > FirstCount && bans.Count == count / 10))
            {
                observer?.OnWarning(new CbWarning(CbWarningKind.PartMissing, string.Format(
                    CultureInfo.InvariantCulture,
                    "The server sent exactly {0} bans, which is where lists end on servers that do not heed how many are asked for. There may be more.", bans.Count)));
            }

            foreach (BannedHash ban in bans)
                Take(ban, request.Route);
            return bans;
        }
    }

    /// <summary>Lists what is never banned, or how bans are restricted.</summary>
    /// <param name="kind">Which list.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<BanRestriction>> ListRestrictionsAsync(
        BanRestrictionKind kind, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<BanRestriction> entries = await _client.ListAsync(
            BanRequests.Restrictions(kind), CbJsonContext.Default.ListBanRestriction, observer, cancellationToken).ConfigureAwait(false);
        foreach (BanRestriction entry in entries)
            entry.Kind = kind;
        return entries;
    }

    /// <summary>Gets a ban.</summary>
    /// <param name="md5">The MD5, in any case.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">There never was such a ban: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<BannedHash> GetAsync(string md5, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => await FindAsync(md5, observer, cancellationToken).ConfigureAwait(false)
            ?? throw new CbException(CbErrorKind.ObjectNotFound, $"The server has no ban of {md5}, and never had one.") { Route = BanRequests.Get(Key(md5)).Route };

    /// <summary>Gets a ban; null when there never was one.</summary>
    /// <param name="md5">The MD5, in any case.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<BannedHash?> FindAsync(string md5, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = BanRequests.Get(Key(md5));
        try
        {
            BannedHash? ban = await _client.Connection
                .GetJsonAsync(request, CbJsonContext.Default.BannedHash, observer, cancellationToken).ConfigureAwait(false);
            return ban is null ? null : Take(ban, request.Route);
        }
        catch (CbServerException e) when (e.StatusCode is 404 or 409)
        {
            // Which of the two it is differs by version.
            return null;
        }
    }

    /// <summary>Bans a file. A ban that is disabled is enabled; one that is in force stays as it is.</summary>
    /// <param name="md5">The MD5, in any case.</param>
    /// <param name="reason">Why.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">The server refused, or its record does not show the ban.</exception>
    public async Task<BanResult> BanAsync(string md5, string reason, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        BannedHash? before = await FindAsync(md5, observer, cancellationToken).ConfigureAwait(false);
        if (before is { IsEnabled: true })
            return new BanResult(BanOutcome.Existed, before);
        try
        {
            await _client.SendChangeAsync(BanRequests.Create(Key(md5), reason), observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbServerException e) when (e.StatusCode == 409)
        {
            // Somebody else was quicker; a ban that is there but not in force is no ban.
            BannedHash now = await GetAsync(md5, observer, cancellationToken).ConfigureAwait(false);
            if (now.IsEnabled != true)
                throw;
            return new BanResult(BanOutcome.Existed, now);
        }

        BannedHash ban = await ConfirmAsync(md5, isEnabled: true, reason, observer, cancellationToken).ConfigureAwait(false);
        return new BanResult(before is null ? BanOutcome.Created : BanOutcome.Enabled, ban);
    }

    /// <summary>Changes a ban: its reason, or whether it is in force, or both.</summary>
    /// <param name="md5">The MD5, in any case.</param>
    /// <param name="reason">The new reason; null to keep the old one.</param>
    /// <param name="isEnabled">Whether it is to be in force; null to leave it.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The ban as the server has it now.</returns>
    /// <exception cref="CbException">There is no such ban, the server refused, or its record does not show the change.</exception>
    public async Task<BannedHash> UpdateAsync(
        string md5, string? reason, bool? isEnabled, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        BannedHash before = await GetAsync(md5, observer, cancellationToken).ConfigureAwait(false);
        bool enabled = isEnabled ?? before.IsEnabled ?? true;
        string text = reason ?? before.Reason ?? string.Empty;
        if (enabled == before.IsEnabled && text == (before.Reason ?? string.Empty))
            return before;
        if (enabled && before.IsEnabled != true)
            await _client.SendChangeAsync(BanRequests.Create(Key(md5), text), observer, cancellationToken).ConfigureAwait(false);
        else if (!enabled && before.IsEnabled != false)
            await _client.SendChangeAsync(BanRequests.Disable(Key(md5)), observer, cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync(md5, enabled, text, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the ban back, and sets its text where the server lost or kept another: to disable a ban blanks it.</summary>
    private async Task<BannedHash> ConfirmAsync(string md5, bool isEnabled, string reason, ICallObserver? observer, CancellationToken cancellationToken)
    {
        BannedHash now = await GetAsync(md5, observer, cancellationToken).ConfigureAwait(false);
        if (now.IsEnabled == isEnabled && (now.Reason ?? string.Empty) != reason)
        {
            try
            {
                await DescribeAsync(md5, reason, observer, cancellationToken).ConfigureAwait(false);
            }
            catch (CbException e)
            {
                e.Advice = $"The ban of {md5} is {(isEnabled ? "in force" : "disabled")}, but its reason is not set. Set it again: Set-CbBannedHash {md5} -Reason '{reason.Replace("'", "''")}'";
                throw;
            }

            now = await GetAsync(md5, observer, cancellationToken).ConfigureAwait(false);
        }

        return now.IsEnabled == isEnabled && (now.Reason ?? string.Empty) == reason
            ? now
            : throw JsonBody.Wrong(
                now.IsEnabled == isEnabled ? "text" : "enabled", "is not what was set, although the server reported success", BanRequests.Get(Key(md5)).Route);
    }

    private async Task DescribeAsync(string md5, string reason, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest get = BanRequests.Get(Key(md5));
        JsonElement record = await _client.GetRecordAsync(get, observer, cancellationToken).ConfigureAwait(false);
        await _client.SendChangeAsync(BanRequests.Describe(Key(md5), record, reason), observer, cancellationToken).ConfigureAwait(false);
    }

    private BannedHash Take(BannedHash ban, string route)
    {
        if (ban.Md5 is null)
            throw JsonBody.Wrong("md5hash", "is missing", route);
        ban.Client = _client;
        return ban;
    }

    /// <summary>Bans are written in lower case.</summary>
#pragma warning disable CA1308
    private static string Key(string md5) => md5.ToLowerInvariant();
#pragma warning restore CA1308
}
