using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that select sensors by typed filters. All that are given have to hold; the server takes one of them at a time.</summary>
public abstract class SensorFilterCmdlet : CbSessionCmdlet
{
    private protected const string ByFilter = "Filter";
    private protected const string ByName = "Name";

    private SensorGroups? _groups;

    private protected SensorFilterCmdlet()
    {
    }

    /// <summary>Addresses of the host, networks, or patterns of addresses.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [Parameter(ParameterSetName = ByName)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? IPAddress { get; set; }

    /// <summary>Sensor groups: names, numbers, or the groups themselves.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(SensorGroupCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public SensorGroupIdentity[]? Group { get; set; }

    /// <summary>What the server says of the sensor, such as <c>Online</c>.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(SensorStatusCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    /// <summary>Checked in within so many days.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [Parameter(ParameterSetName = ByName)]
    [ValidateRange(1, 36_500)]
    public int? ActiveWithinDays { get; set; }

    /// <summary>Not checked in since this moment, or never.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [Parameter(ParameterSetName = ByName)]
    [Moment]
    public DateTimeOffset? NotSeenFor { get; set; }

    /// <summary>Operating systems.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [Parameter(ParameterSetName = ByName)]
    [ValidateSet("windows", "linux", "osx")]
    public string[]? OSType { get; set; }

    /// <summary>Cut off from the network, to be so, or still so.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [Parameter(ParameterSetName = ByName)]
    public SwitchParameter Isolated { get; set; }

    /// <summary>Says of itself that it is not well.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [Parameter(ParameterSetName = ByName)]
    public SwitchParameter Unhealthy { get; set; }

    /// <summary>The groups of servers.</summary>
    private protected SensorGroups Groups
        => _groups ??= new SensorGroups(session => Await(ct => session.Client.Groups.ListAsync(Observer, ct)), WriteError);

    /// <summary>The filters as a search; null when a group that was named is not there, so that nothing is left to find.</summary>
    /// <param name="session">Where to search.</param>
    /// <param name="names">What the names must be like; null for any.</param>
    /// <param name="range">Which sensors are wanted.</param>
    private protected SensorSearch? BuildSearch(CbSession session, Func<Sensor, bool>? names, SearchRange range)
    {
        AddressPattern[] addresses = ReadAddresses();
        HashSet<int>? groups = FindGroups(session);
        if (groups?.Count == 0)
            return null;
        List<Func<Sensor, bool>> conditions = [];
        Add(conditions, names);
        if (addresses.Length > 0)
            conditions.Add(sensor => sensor.NetworkAdapters.Any(adapter => addresses.Any(address => address.IsMatch(adapter.IPAddress))));
        if (groups?.Count > 1)
            conditions.Add(sensor => groups.Contains(sensor.GroupId ?? 0));
        AddStates(conditions);
        return new SensorSearch
        {
            IPAddressPart = addresses.Length == 1 ? addresses[0].Part : null,
            GroupId = groups?.Count == 1 ? groups.Single() : null,
            ActiveWithinDays = ActiveWithinDays,
            Filter = conditions.Count == 0 ? null : sensor => conditions.TrueForAll(condition => condition(sensor)),
            Range = range,
        };
    }

    /// <summary>Numbers of the groups that are meant; null for any, and none after an error.</summary>
    private HashSet<int>? FindGroups(CbSession session)
    {
        try
        {
            return Group is null ? null : [.. Group.SelectMany(group => Groups.Find(group, session)).Select(group => group.Id ?? 0)];
        }
        catch (CbException e)
        {
            Report(e, Group![0].Name);
            return [];
        }
    }

    private static void Add(List<Func<Sensor, bool>> conditions, Func<Sensor, bool>? condition)
    {
        if (condition is not null)
            conditions.Add(condition);
    }

    private void AddStates(List<Func<Sensor, bool>> conditions)
    {
        if (Status is not null)
        {
            WildcardPattern[] patterns = [.. Status.Select(status => WildcardPattern.Get(status, WildcardOptions.IgnoreCase))];
            conditions.Add(sensor => patterns.Any(pattern => pattern.IsMatch(sensor.Status ?? string.Empty)));
        }

        if (NotSeenFor is { } moment)
            conditions.Add(sensor => sensor.LastCheckinTime is not { } last || last < moment.UtcDateTime);
        if (OSType is not null)
            conditions.Add(sensor => OSType.Contains(sensor.OSType, StringComparer.OrdinalIgnoreCase));
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Isolated)))
            conditions.Add(sensor => (sensor.IsolationState != IsolationState.NotIsolated) == Isolated);
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Unhealthy)))
            conditions.Add(sensor => (sensor.Health == SensorHealth.Unhealthy) == Unhealthy);
    }

    private AddressPattern[] ReadAddresses()
    {
        try
        {
            return [.. (IPAddress ?? []).Select(AddressPattern.Parse)];
        }
        catch (FormatException e)
        {
            ThrowInvalidArgument(e.Message, null);
            throw;
        }
    }
}
