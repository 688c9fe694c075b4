using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Sensor groups. Every change is read back from the server before it is reported.</summary>
public sealed class GroupClient
{
    private static readonly byte[] ZipStart = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] GzipStart = [0x1F, 0x8B];
    private static readonly string[] Systems = ["windows", "osx", "linux"];
    private static readonly string[] OfOneGroup = ["id", "number_of_hosts"];
    private static readonly string[] OfOneServer = ["site_id", "sensorbackend_server", "datastore_server", "server_cert_id", "team_access"];

    private readonly CbClient _client;

    internal GroupClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Names of groups, for completion.</summary>
    internal RecentNames RecentNames { get; } = new();

    /// <summary>Lists the groups that the user may see.</summary>
    public async Task<IReadOnlyList<SensorGroup>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        RecordRoute route = await FindRouteAsync(observer, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<SensorGroup> groups = await route.ListAsync(CbJsonContext.Default.ListSensorGroup, observer, cancellationToken).ConfigureAwait(false);
        foreach (SensorGroup group in groups)
            RecentNames.Add(group.Name);
        return groups;
    }

    /// <summary>Gets one sensor group by its number.</summary>
    /// <exception cref="CbException">No such group: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<SensorGroup> GetAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        RecordRoute route = await FindRouteAsync(observer, cancellationToken).ConfigureAwait(false);
        return Read(route, await route.GetAsync(id, observer, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Makes a group. Its site and the address of its server are those of the template or, without one, of the default group, unless the
    /// settings say otherwise.
    /// </summary>
    /// <param name="settings">What the group is to be; it needs a name.</param>
    /// <param name="template">
    /// A group whose settings the new one has where none are given; null for the server's own defaults, with sensors that stay at their
    /// versions. Of a group of another server that is left out which has a meaning only there: site, address, certificate and teams. What the server does not take over is told in a warning.
    /// </param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">The server refused, or does not show what was asked for.</exception>
    public async Task<SensorGroup> CreateAsync(
        SensorGroupSettings settings, SensorGroup? template = null, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        RecordRoute route = await FindRouteAsync(observer, cancellationToken).ConfigureAwait(false);
        RecordMembers members = await ToMembersAsync(settings, isNew: true, observer, cancellationToken).ConfigureAwait(false);
        if (settings.TeamAccess is { } access)
            members.AddUnseen("team_access", Plain(access));
        if (template is not null)
            await AddTemplateAsync(members, template, observer, cancellationToken).ConfigureAwait(false);
        if (!members.Has("site_id") || !members.Has("sensorbackend_server"))
        {
            IReadOnlyList<SensorGroup> groups = await ListAsync(observer, cancellationToken).ConfigureAwait(false);
            SensorGroup? model = groups.FirstOrDefault(group => group.IsDefault) ?? groups.OrderBy(group => group.Id).FirstOrDefault();
            members.Add("site_id", model?.SiteId);
            members.Add("sensorbackend_server", model?.ServerUrl);
        }

        foreach (string system in Systems)
            members.Add("sensor_version_" + system, "Manual");
        JsonElement record = await route.CreateAsync(members, observer, cancellationToken).ConfigureAwait(false);
        SensorGroup made = Confirm(route, Read(route, record), settings.TeamAccess);
        string[] lost = [.. members.ForeignMissingIn(record)];
        if (lost.Length > 0)
            observer?.OnWarning(new CbWarning(CbWarningKind.PartMissing, $"The new group '{made}' has not taken over from '{template}' what its server does not know or sets otherwise: {string.Join(", ", lost)}."));
        return made;
    }

    /// <summary>
    /// Changes a group. The server takes groups as a whole: the group is read, the settings are set, all else goes back as it came, and the
    /// group is read again. One that is so already is left alone.
    /// </summary>
    /// <param name="id">Number of the group.</param>
    /// <param name="settings">What is to be changed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group as the server has it now.</returns>
    /// <exception cref="CbException">There is no such group, the server refused, or does not show what was asked for.</exception>
    public async Task<SensorGroup> UpdateAsync(
        int id, SensorGroupSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        RecordRoute route = await FindRouteAsync(observer, cancellationToken).ConfigureAwait(false);
        RecordMembers members = await ToMembersAsync(settings, isNew: false, observer, cancellationToken).ConfigureAwait(false);
        TeamAccess[]? access = settings.TeamAccess is null ? null : MergeAccess(await GetAsync(id, observer, cancellationToken).ConfigureAwait(false), settings.TeamAccess, members);
        try
        {
            return Confirm(route, Read(route, await route.UpdateAsync(id, members, observer, cancellationToken).ConfigureAwait(false)), access);
        }
        finally
        {
            _client.Joins.ForgetGroup(id);
        }
    }

    /// <summary>Tells what a change would change: the server's names of settings with the values they would get.</summary>
    /// <param name="id">Number of the group.</param>
    /// <param name="settings">What is to be changed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Names and values in JSON; empty when the group is so already.</returns>
    public async Task<IReadOnlyDictionary<string, string>> FindChangesAsync(
        int id, SensorGroupSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        RecordRoute route = await FindRouteAsync(observer, cancellationToken).ConfigureAwait(false);
        RecordMembers members = await ToMembersAsync(settings, isNew: false, observer, cancellationToken).ConfigureAwait(false);
        JsonElement record = await route.GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
        if (settings.TeamAccess is { } access)
            MergeAccess(Read(route, record), access, members);
        return members.ChangesTo(record).ToDictionary(member => member.Key, member => member.Value.GetRawText());
    }

    /// <summary>Deletes a group. What becomes of its sensors is the server's decision.</summary>
    /// <exception cref="CbException">There is no such group, the server refused, or it still has the group.</exception>
    public async Task RemoveAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        RecordRoute route = await FindRouteAsync(observer, cancellationToken).ConfigureAwait(false);
        try
        {
            await route.RemoveAsync(id, observer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _client.Joins.ForgetGroup(id);
        }
    }

    /// <summary>Downloads an installer that puts sensors into a group. What was written before a failure is not an installer, and must not be kept.</summary>
    /// <param name="id">Number of the group.</param>
    /// <param name="type">Which installer.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="observer">Hears of requests, and of progress in bytes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many bytes.</returns>
    /// <exception cref="CbException">The server has no such installer, the answer is none, or it ended early.</exception>
    public async Task<long> DownloadInstallerAsync(
        int id, SensorInstallerType type, Stream destination, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        string name = type switch
        {
            SensorInstallerType.WindowsExe => "windows/exe",
            SensorInstallerType.WindowsMsi => "windows/msi",
            SensorInstallerType.MacOS => "osx",
            SensorInstallerType.Linux => "linux",
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
        ApiRequest request = ApiRequest.Get($"/api/v1/group/{id.ToString(CultureInfo.InvariantCulture)}/installer/{name}");
        byte[] start = type == SensorInstallerType.Linux ? GzipStart : ZipStart;
        return await _client.Connection.DownloadAsync(request, destination, mayBePage: false, observer, cancellationToken, start).ConfigureAwait(false);
    }

    /// <summary>The newer route came with 6.0.</summary>
    private async Task<RecordRoute> FindRouteAsync(ICallObserver? observer, CancellationToken cancellationToken)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        return new RecordRoute(_client, info.Version.IsAtLeast(6) ? "/api/v3/group" : "/api/group", "sensor group")
        {
            NeededRight = RequiredRights.GlobalAdmin,
            NeededRightToChange = RequiredRights.GroupAdmin,
        };
    }

    /// <summary>An older server would take a setting that it does not know without a word, and forget it.</summary>
    private async Task<RecordMembers> ToMembersAsync(SensorGroupSettings settings, bool isNew, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        if (settings.CollectsAmsi is not null && !info.Version.IsAtLeast(7, 2))
            throw new CbException(CbErrorKind.NotSupported, $"Scripts without a file are reported from version 7.2 on; the server has {info.Version}.");
        return settings.ToMembers(isNew);
    }

    /// <summary>Takes over the settings of a group that are not set yet, also those that this version does not know.</summary>
    private async Task AddTemplateAsync(RecordMembers members, SensorGroup template, ICallObserver? observer, CancellationToken cancellationToken)
    {
        CbClient owner = template.Client ?? _client;
        RecordRoute route = await owner.Groups.FindRouteAsync(observer, cancellationToken).ConfigureAwait(false);
        JsonElement record = await route.GetAsync(template.Id ?? 0, observer, cancellationToken).ConfigureAwait(false);
        bool isOwn = owner.Options.Address == _client.Options.Address;
        string[] without = isOwn ? OfOneGroup : [.. OfOneGroup, .. OfOneServer];
        members.Add("isolation_exclusions", Read(route, record).IsolationExclusions.Select(exclusion => exclusion.ToPlain(isNew: true)).ToArray());
        foreach (JsonProperty member in record.EnumerateObject().Where(member => !without.Contains(member.Name)))
        {
            if (isOwn)
                members.Add(member);
            else
                members.AddForeign(member);
        }
    }

    /// <summary>The rights that a group would have. They are set only when they are others than it has.</summary>
    private static TeamAccess[] MergeAccess(SensorGroup before, IReadOnlyList<TeamAccess> access, RecordMembers members)
    {
        TeamAccess[] wanted = [.. before.TeamAccess.Where(old => access.All(now => now.TeamId != old.TeamId)), .. access];
        if (!IsSame(before.TeamAccess, wanted))
            members.AddUnseen("team_access", Plain(wanted));
        return wanted;
    }

    private static SensorGroup Confirm(RecordRoute route, SensorGroup group, IReadOnlyList<TeamAccess>? wanted) => wanted is null || IsSame(group.TeamAccess, wanted)
        ? group
        : throw JsonBody.Wrong(
            "team_access", $"is '{string.Join(", ", group.TeamAccess)}', which is not what was set, although the server reported success", route.Get(group.Id ?? 0).Route);

    /// <summary>Rights are the same whether a team without any is named or left out.</summary>
    private static bool IsSame(IEnumerable<TeamAccess> left, IEnumerable<TeamAccess> right)
        => new HashSet<(int?, string?)>(left.Where(item => item.IsGiven).Select(item => (item.TeamId, item.AccessCategory)))
            .SetEquals(right.Where(item => item.IsGiven).Select(item => (item.TeamId, item.AccessCategory)));

    private static Dictionary<string, object?>[] Plain(IEnumerable<TeamAccess> access) => [.. access.Where(item => item.IsGiven).Select(item => item.ToPlain())];

    private SensorGroup Read(RecordRoute route, JsonElement record)
    {
        SensorGroup group = route.Read(record, CbJsonContext.Default.SensorGroup, RecordRoute.IdOf(record) ?? 0);
        RecentNames.Add(group.Name);
        return group;
    }
}
