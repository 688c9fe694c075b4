using System.Text.Json;

namespace CbResponse;

/// <summary>Users of the console. Every change is read back from the server before it is reported; passwords cannot be.</summary>
public sealed class UserClient
{
    private readonly CbClient _client;
    private readonly RecordRoute _route;

    internal UserClient(CbClient client)
    {
        _client = client;
        _route = new RecordRoute(client, "/api/user", "user") { ListPath = "/api/users", KeyName = "username", NeededRight = RequiredRights.GlobalAdmin };
    }

    /// <summary>Lists all users.</summary>
    public async Task<IReadOnlyList<User>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<User> users = await _route.ListAsync(CbJsonContext.Default.ListUser, observer, cancellationToken).ConfigureAwait(false);
        foreach (User user in users)
            SecretFields.Remove(user.Unknown);
        return users;
    }

    /// <summary>Lists logins to the console, and failed ones, as far back as the server keeps them.</summary>
    /// <exception cref="CbException">The server refused.</exception>
    public Task<IReadOnlyList<UserActivity>> ListActivityAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.ListAsync(ApiRequest.Get("/api/useractivity"), CbJsonContext.Default.ListUserActivity, observer, cancellationToken);

    /// <summary>Gets a user by name.</summary>
    /// <exception cref="CbException">No such user: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<User> GetAsync(string userName, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => Read(await _route.GetAsync(userName, observer, cancellationToken).ConfigureAwait(false), userName);

    /// <summary>Makes a user.</summary>
    /// <param name="userName">The name to log in with.</param>
    /// <param name="settings">What else the user is to be; it needs a password.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">The server refused, or does not show the user as asked for.</exception>
    public async Task<User> CreateAsync(string userName, UserSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        RecordMembers members = settings.ToMembers();
        members.Add("username", userName);
        members.Add("first_name", string.Empty);
        members.Add("last_name", string.Empty);
        members.Add("email", string.Empty);
        members.Add("global_admin", false);

        // A new user's teams are numbers on all versions.
        members.Add("teams", Numbers(settings.Teams ?? []));
        return Read(await _route.CreateAsync(userName, members, observer, cancellationToken).ConfigureAwait(false), userName);
    }

    /// <summary>
    /// Changes a user, and leaves alone what is not named: the record is read, changed, sent as a whole, and read again.
    /// </summary>
    /// <param name="userName">Which user.</param>
    /// <param name="settings">What is to be changed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user as the server has it now.</returns>
    /// <exception cref="CbException">There is no such user, the server refused, or does not show what was asked for.</exception>
    public async Task<User> UpdateAsync(string userName, UserSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        RecordMembers members = settings.ToMembers();
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        if (info.Version.IsAtLeast(6, 1))
        {
            members.Add("teams", settings.Teams?.Select(team => new Dictionary<string, object?> { ["id"] = team.Id, ["name"] = team.Name }).ToArray());
        }
        else
        {
            // Older servers want numbers back, whichever form they gave.
            IReadOnlyList<UserTeam> teams = settings.Teams ?? (await GetAsync(userName, observer, cancellationToken).ConfigureAwait(false)).Teams;
            members.Add("teams", Numbers(teams));
        }

        return Read(await _route.UpdateAsync(userName, members, observer, cancellationToken).ConfigureAwait(false), userName);
    }

    /// <summary>Deletes a user.</summary>
    /// <exception cref="CbException">There is no such user, the server refused, or it still has the user.</exception>
    public Task RemoveAsync(string userName, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _route.RemoveAsync(userName, observer, cancellationToken);

    private static int[] Numbers(IReadOnlyList<UserTeam> teams) => [.. teams.Select(team => team.Id).OfType<int>()];

    private User Read(JsonElement record, string userName)
    {
        User user = _route.Read(record, CbJsonContext.Default.User, userName);
        SecretFields.Remove(user.Unknown);
        return user;
    }
}
