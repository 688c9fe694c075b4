using System.Collections;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that make or change sensor groups: the settings.</summary>
public abstract class SensorGroupSettingsCmdlet : NamedObjectCmdlet
{
    private protected SensorGroupSettingsCmdlet()
    {
    }

    /// <summary>Number of the site.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? SiteId { get => Settings.SiteId; set => Settings.SiteId = value; }

    /// <summary>Address that sensors of the group report to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ServerUrl { get => Settings.ServerUrl; set => Settings.ServerUrl = value; }

    /// <summary>File name of the sensor on the hosts; empty for the usual one.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? SensorExecutableName { get => Settings.SensorExecutableName; set => Settings.SensorExecutableName = value; }

    /// <summary>Which addresses sensors prefer: <c>ipv4</c>, <c>ipv6</c>, or empty for either.</summary>
    [Parameter]
    [AllowEmptyString]
    [ValidatePattern("^(ipv4|ipv6)?$")]
    public string? AddressResolutionHint { get => Settings.AddressResolutionHint; set => Settings.AddressResolutionHint = value; }

    /// <summary>How much alerts of the group matter, from 1 to 5.</summary>
    [Parameter]
    [ValidateRange(1.0, 5.0)]
    public double? AlertCriticality { get => Settings.AlertCriticality; set => Settings.AlertCriticality = value; }

    /// <summary>How sensors resist tampering.</summary>
    [Parameter]
    public int? TamperLevel { get => Settings.TamperLevel; set => Settings.TamperLevel = value; }

    /// <summary>Version that Windows sensors are kept at, or <c>Manual</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WindowsSensorVersion { get => Settings.WindowsSensorVersion; set => Settings.WindowsSensorVersion = value; }

    /// <summary>Version that macOS sensors are kept at, or <c>Manual</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MacSensorVersion { get => Settings.MacSensorVersion; set => Settings.MacSensorVersion = value; }

    /// <summary>Version that Linux sensors are kept at, or <c>Manual</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LinuxSensorVersion { get => Settings.LinuxSensorVersion; set => Settings.LinuxSensorVersion = value; }

    /// <summary>Address that sensors send events to, when it is another.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? DatastoreServer { get => Settings.DatastoreServer; set => Settings.DatastoreServer = value; }

    /// <summary>Sensors that the group may have; -1 for any number.</summary>
    [Parameter]
    public int? MaxLicenses { get => Settings.MaxLicenses; set => Settings.MaxLicenses = value; }

    /// <summary>Whether banned programs are stopped.</summary>
    [Parameter]
    public bool? IsBanningEnabled { get => Settings.IsBanningEnabled; set => Settings.IsBanningEnabled = value; }

    /// <summary>Whether hosts are virtual desktops that come and go.</summary>
    [Parameter]
    public bool? IsVdiEnabled { get => Settings.IsVdiEnabled; set => Settings.IsVdiEnabled = value; }

    /// <summary>How many processes that do little get no document.</summary>
    [Parameter]
    public int? ProcessFilterLevel { get => Settings.ProcessFilterLevel; set => Settings.ProcessFilterLevel = value; }

    /// <summary>Whether events of well-known modules are left out.</summary>
    [Parameter]
    public bool? FilterKnownDlls { get => Settings.FilterKnownDlls; set => Settings.FilterKnownDlls = value; }

    /// <summary>Number of the server's certificate that sensors trust.</summary>
    [Parameter]
    public int? ServerCertificateId { get => Settings.ServerCertificateId; set => Settings.ServerCertificateId = value; }

    /// <summary>Room for events on a host, in bytes.</summary>
    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? EventLogQuotaBytes { get => Settings.EventLogQuotaBytes; set => Settings.EventLogQuotaBytes = value; }

    /// <summary>Room for events on a host, in percent of its volume.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? EventLogQuotaPercent { get => Settings.EventLogQuotaPercent; set => Settings.EventLogQuotaPercent = value; }

    /// <summary>Room for files on a host, in bytes.</summary>
    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? StoreFileQuotaBytes { get => Settings.StoreFileQuotaBytes; set => Settings.StoreFileQuotaBytes = value; }

    /// <summary>Room for files on a host, in percent of its volume.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? StoreFileQuotaPercent { get => Settings.StoreFileQuotaPercent; set => Settings.StoreFileQuotaPercent = value; }

    /// <summary>Whether processes are reported.</summary>
    [Parameter]
    public bool? CollectsProcesses { get => Settings.CollectsProcesses; set => Settings.CollectsProcesses = value; }

    /// <summary>Whether loaded modules are reported.</summary>
    [Parameter]
    public bool? CollectsModuleLoads { get => Settings.CollectsModuleLoads; set => Settings.CollectsModuleLoads = value; }

    /// <summary>Whether details of modules are reported.</summary>
    [Parameter]
    public bool? CollectsModuleInfo { get => Settings.CollectsModuleInfo; set => Settings.CollectsModuleInfo = value; }

    /// <summary>Whether file changes are reported.</summary>
    [Parameter]
    public bool? CollectsFileMods { get => Settings.CollectsFileMods; set => Settings.CollectsFileMods = value; }

    /// <summary>Whether writes to files that are no programs are reported.</summary>
    [Parameter]
    public bool? CollectsNonBinaryFileWrites { get => Settings.CollectsNonBinaryFileWrites; set => Settings.CollectsNonBinaryFileWrites = value; }

    /// <summary>Whether hashes of written files are reported.</summary>
    [Parameter]
    public bool? CollectsFileWriteMd5s { get => Settings.CollectsFileWriteMd5s; set => Settings.CollectsFileWriteMd5s = value; }

    /// <summary>Whether registry changes are reported.</summary>
    [Parameter]
    public bool? CollectsRegMods { get => Settings.CollectsRegMods; set => Settings.CollectsRegMods = value; }

    /// <summary>Whether network connections are reported.</summary>
    [Parameter]
    public bool? CollectsNetConns { get => Settings.CollectsNetConns; set => Settings.CollectsNetConns = value; }

    /// <summary>Whether opening other processes is reported.</summary>
    [Parameter]
    public bool? CollectsCrossProcs { get => Settings.CollectsCrossProcs; set => Settings.CollectsCrossProcs = value; }

    /// <summary>Whether the users of processes are reported.</summary>
    [Parameter]
    public bool? CollectsUserContext { get => Settings.CollectsUserContext; set => Settings.CollectsUserContext = value; }

    /// <summary>Whether copies of programs are collected.</summary>
    [Parameter]
    public bool? CollectsStoreFiles { get => Settings.CollectsStoreFiles; set => Settings.CollectsStoreFiles = value; }

    /// <summary>Whether EMET events are reported.</summary>
    [Parameter]
    public bool? CollectsEmetEvents { get => Settings.CollectsEmetEvents; set => Settings.CollectsEmetEvents = value; }

    /// <summary>Whether scripts without a file are reported (servers from 7.2 on).</summary>
    [Parameter]
    public bool? CollectsAmsi { get => Settings.CollectsAmsi; set => Settings.CollectsAmsi = value; }

    /// <summary>Addresses that isolated hosts may still reach, in the place of those there are: <c>@{ Name = ...; Address = ... }</c>.</summary>
    [Parameter]
    [IsolationExclusion]
    [AllowEmptyCollection]
    public IsolationExclusion[]? IsolationExclusion { get => [.. Settings.IsolationExclusions ?? []]; set => Settings.IsolationExclusions = value; }

    /// <summary>Paths whose events are left out, in the place of those there are: <c>@{ EventKinds = ...; Paths = ... }</c>.</summary>
    [Parameter]
    [EventExclusion]
    [AllowEmptyCollection]
    public EventExclusion[]? EventExclusion { get => [.. Settings.EventExclusions ?? []]; set => Settings.EventExclusions = value; }

    /// <summary>What teams may do with the group, by their name or number: <c>@{ 'Help Desk' = 'Viewer' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? TeamAccess { get; set; }

    private protected SensorGroupSettings Settings { get; } = new();

    private protected override void Begin()
    {
        if (AccessRights.Refuse(TeamAccess) is { } refusal)
            ThrowInvalidArgument(refusal, TeamAccess);
    }

    /// <summary>Finds the teams that are named. False, and errors, when one of them is not there.</summary>
    private protected bool TryFindTeams(CbSession session)
    {
        if (TeamAccess is null)
            return true;
        Settings.TeamAccess = AccessRights.Find(TeamAccess, Teams, session)?.Select(right => new TeamAccess(right.Item.Id, right.Item.Name, right.Category)).ToArray();
        return Settings.TeamAccess is not null;
    }
}
