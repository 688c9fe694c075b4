using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that make or change ingress filters: whose events go, and which.</summary>
public abstract class IngressFilterSettingsCmdlet : NamedObjectCmdlet
{
    private protected IngressFilterSettingsCmdlet()
    {
    }

    /// <summary>Paths of processes: with <c>*</c> and <c>?</c>, or regular expressions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? PathFilter { get => Settings.PathFilters?.ToArray(); set => Settings.PathFilters = value; }

    /// <summary>Command lines of processes; they may be regular expressions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? CommandLineFilter { get => Settings.CommandLineFilters?.ToArray(); set => Settings.CommandLineFilters = value; }

    /// <summary>MD5 hashes of programs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? Md5Filter { get => Settings.Md5Filters?.ToArray(); set => Settings.Md5Filters = value; }

    /// <summary>Whose events go besides those of the process itself: 0 nobody's, 1 those of its children, -1 those of all descendants.</summary>
    [Parameter]
    [ValidateRange(-1, int.MaxValue)]
    public int? DescendantLevel { get => Settings.DescendantLevel; set => Settings.DescendantLevel = value; }

    /// <summary>The sensor groups that the filter holds for, by name, number or object. It then holds for no other.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SensorGroupCompleter))]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public object[]? Group { get; set; }

    /// <summary>Numbers of the sensors that it holds for.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public int[]? SensorId { get => Settings.SensorIds?.ToArray(); set => Settings.SensorIds = value; }

    /// <summary>Whether it holds for all sensors.</summary>
    [Parameter]
    public bool? IsGlobal { get => Settings.IsGlobal; set => Settings.IsGlobal = value; }

    /// <summary>The systems that it holds for.</summary>
    [Parameter]
    [ValidateSet("windows", "osx", "linux")]
    public string[]? OSType { get => Settings.OSType?.ToArray(); set => Settings.OSType = value; }

    /// <summary>Registry changes that go, in the place of all events.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? RegModFilter { get => Settings.RegModFilters?.ToArray(); set => Settings.RegModFilters = value; }

    /// <summary>Loaded modules that go, in the place of all events.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? ModLoadFilter { get => Settings.ModLoadFilters?.ToArray(); set => Settings.ModLoadFilters = value; }

    /// <summary>File changes that go, in the place of all events.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? FileModFilter { get => Settings.FileModFilters?.ToArray(); set => Settings.FileModFilters = value; }

    /// <summary>Changes of files that are no programs, that go, in the place of all events.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? NonBinaryFileModFilter { get => Settings.NonBinaryFileModFilters?.ToArray(); set => Settings.NonBinaryFileModFilters = value; }

    /// <summary>Network connections that go, in the place of all events.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? NetConnFilter { get => Settings.NetConnFilters?.ToArray(); set => Settings.NetConnFilters = value; }

    /// <summary>Accesses to other processes that go, in the place of all events.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? CrossProcFilter { get => Settings.CrossProcFilters?.ToArray(); set => Settings.CrossProcFilters = value; }

    /// <summary>Whether all events go, whatever the filters of events say.</summary>
    [Parameter]
    public bool? FiltersAllEvents { get => Settings.FiltersAllEvents; set => Settings.FiltersAllEvents = value; }

    /// <summary>Filters of higher priority come first.</summary>
    [Parameter]
    public int? Priority { get => Settings.Priority; set => Settings.Priority = value; }

    /// <summary>Whether sensors filter, so that the events never leave their hosts.</summary>
    [Parameter]
    public bool? FiltersOnSensor { get => Settings.FiltersOnSensor; set => Settings.FiltersOnSensor = value; }

    /// <summary>Whether the server filters.</summary>
    [Parameter]
    public bool? FiltersOnServer { get => Settings.FiltersOnServer; set => Settings.FiltersOnServer = value; }

    /// <summary>Whether hits are counted also while the filter is not in force.</summary>
    [Parameter]
    public bool? TracksMetrics { get => Settings.TracksMetrics; set => Settings.TracksMetrics = value; }

    private protected IngressFilterSettings Settings { get; } = new();

    /// <summary>
    /// Completes what is to be set. Servers pass over groups and sensors of a filter that holds for all, and filters of events of one that
    /// takes all events: who names them means that. False, and errors, when a group is not there.
    /// </summary>
    private protected bool TryComplete(CbSession session)
    {
        if (Group is not null)
        {
            List<int> ids = [];
            foreach (object given in Group)
            {
                int[] found = [.. Groups.Required(session, given).Select(group => group.Id).OfType<int>()];
                if (found.Length == 0)
                    return false;
                ids.AddRange(found);
            }

            Settings.GroupIds = [.. ids.Distinct()];
        }

        if (Settings.GroupIds is { Count: > 0 } || Settings.SensorIds is { Count: > 0 })
            Settings.IsGlobal ??= false;
        if (EventFilters().Any(filters => filters is { Count: > 0 }))
            Settings.FiltersAllEvents ??= false;
        return true;
    }

    /// <summary>Whose events would go, in words.</summary>
    private protected static string Describe(IngressFilterSettings settings)
    {
        string[] processes = [.. settings.PathFilters ?? [], .. settings.CommandLineFilters ?? [], .. settings.Md5Filters ?? []];
        return string.Format(CultureInfo.InvariantCulture, "throw away events of {0}", processes.Length == 0 ? "the processes that it names" : string.Join(", ", processes));
    }

    private IReadOnlyList<string>?[] EventFilters()
        => [Settings.RegModFilters, Settings.ModLoadFilters, Settings.FileModFilters, Settings.NonBinaryFileModFilters, Settings.NetConnFilters, Settings.CrossProcFilters];
}
