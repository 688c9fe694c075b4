using System.Text.Json;

namespace CbResponse;

/// <summary>Teams and their rights. Every change is read back from the server before it is reported.</summary>
public sealed class TeamClient
{
    private const string Analyst = "Analyst";

    private readonly CbClient _client;
    private readonly RecordRoute _route;

    internal TeamClient(CbClient client)
    {
        _client = client;
        _route = new RecordRoute(client, "/api/team", "team") { ListPath = "/api/teams", NeededRight = RequiredRights.GlobalAdmin };
    }

    /// <summary>Lists all teams, with numbers and names only: that is what the server lists.</summary>
    public Task<IReadOnlyList<Team>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _route.ListAsync(CbJsonContext.Default.ListTeam, observer, cancellationToken);

    /// <summary>Gets a team with its rights.</summary>
    /// <exception cref="CbException">No such team: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Team> GetAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => Read(await _route.GetAsync(id, observer, cancellationToken).ConfigureAwait(false), id);

    /// <summary>Makes a team.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="access">What it may do with which sensor group.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">The server refused, or does not show the team as asked for.</exception>
    public async Task<Team> CreateAsync(
        string name, IReadOnlyList<GroupAccess> access, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        await RequireKnownAsync(access, observer, cancellationToken).ConfigureAwait(false);
        RecordMembers members = new() { { "name", name } };
        members.AddUnseen("group_access", Plain(access));
        JsonElement record = await _route.CreateAsync(members, observer, cancellationToken).ConfigureAwait(false);
        return Confirm(Read(record, RecordRoute.IdOf(record) ?? 0), access);
    }

    /// <summary>Changes a team. Rights to groups that are not named stay as they are.</summary>
    /// <param name="id">Which team.</param>
    /// <param name="name">Its new name; null to keep it.</param>
    /// <param name="access">Rights to set; <c>No Access</c> takes those there are away.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The team as the server has it now.</returns>
    /// <exception cref="CbException">There is no such team, the server refused, or does not show what was asked for.</exception>
    public async Task<Team> UpdateAsync(
        int id, string? name, IReadOnlyList<GroupAccess> access, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        await RequireKnownAsync(access, observer, cancellationToken).ConfigureAwait(false);
        Team before = await GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
        GroupAccess[] wanted = [.. before.GroupAccess.Where(old => access.All(now => now.GroupId != old.GroupId)), .. access];
        RecordMembers members = new() { { "name", name } };
        if (!IsSame(before.GroupAccess, wanted))
            members.AddUnseen("group_access", Plain(wanted));
        return Confirm(Read(await _route.UpdateAsync(id, members, observer, cancellationToken).ConfigureAwait(false), id), wanted);
    }

    /// <summary>Deletes a team. Its users stay, without the rights that they had by it.</summary>
    /// <exception cref="CbException">There is no such team, the server refused, or it still has the team.</exception>
    public Task RemoveAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _route.RemoveAsync(id, observer, cancellationToken);

    /// <summary>Older servers have no analysts.</summary>
    private async Task RequireKnownAsync(IReadOnlyList<GroupAccess> access, ICallObserver? observer, CancellationToken cancellationToken)
    {
        if (!access.Any(item => item.AccessCategory == Analyst))
            return;
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        if (!info.Version.IsAtLeast(7))
            throw new CbException(CbErrorKind.NotSupported, $"Servers know analysts from version 7.0 on; the server has {info.Version}.");
    }

    private static Team Confirm(Team team, IReadOnlyList<GroupAccess> wanted) => IsSame(team.GroupAccess, wanted)
        ? team
        : throw JsonBody.Wrong("group_access", $"is '{string.Join(", ", team.GroupAccess)}', which is not what was set, although the server reported success", FormattableString.Invariant($"GET /api/team/{team.Id}"));

    /// <summary>Rights are the same whether a group without any is named or left out.</summary>
    private static bool IsSame(IEnumerable<GroupAccess> left, IEnumerable<GroupAccess> right)
        => new HashSet<(int?, string?)>(Given(left).Select(item => (item.GroupId, item.AccessCategory)))
            .SetEquals(Given(right).Select(item => (item.GroupId, item.AccessCategory)));

    private static IEnumerable<GroupAccess> Given(IEnumerable<GroupAccess> access) => access.Where(item => item.AccessCategory is not (null or GroupAccess.None));

    private static Dictionary<string, object?>[] Plain(IEnumerable<GroupAccess> access) => [.. Given(access).Select(item => item.ToPlain())];

    private Team Read(JsonElement record, int id) => _route.Read(record, CbJsonContext.Default.Team, id);
}
