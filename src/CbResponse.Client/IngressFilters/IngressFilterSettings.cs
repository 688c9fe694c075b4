namespace CbResponse;

/// <summary>What is to be stored of an ingress filter. What is null is left to the server, or as it is.</summary>
public sealed class IngressFilterSettings
{
    /// <summary>Name of the filter; needed for a new one.</summary>
    public string? Name { get; set; }

    /// <summary>What to write about it; needed for a new one.</summary>
    public string? Description { get; set; }

    /// <summary>Whether it is in force.</summary>
    public bool? IsEnabled { get; set; }

    /// <summary>Whether it holds for all sensors.</summary>
    public bool? IsGlobal { get; set; }

    /// <summary>Numbers of the sensor groups that it holds for.</summary>
    public IReadOnlyList<int>? GroupIds { get; set; }

    /// <summary>Numbers of the sensors that it holds for.</summary>
    public IReadOnlyList<int>? SensorIds { get; set; }

    /// <summary>The systems that it holds for: <c>windows</c>, <c>osx</c>, <c>linux</c>.</summary>
    public IReadOnlyList<string>? OSType { get; set; }

    /// <summary>Paths of processes.</summary>
    public IReadOnlyList<string>? PathFilters { get; set; }

    /// <summary>Command lines of processes.</summary>
    public IReadOnlyList<string>? CommandLineFilters { get; set; }

    /// <summary>MD5 hashes of programs.</summary>
    public IReadOnlyList<string>? Md5Filters { get; set; }

    /// <summary>Whose events go besides those of the process itself: 0 nobody's, 1 those of its children, -1 those of all descendants.</summary>
    public int? DescendantLevel { get; set; }

    /// <summary>Whether all events of such processes go.</summary>
    public bool? FiltersAllEvents { get; set; }

    /// <summary>Registry changes that go.</summary>
    public IReadOnlyList<string>? RegModFilters { get; set; }

    /// <summary>Loaded modules that go.</summary>
    public IReadOnlyList<string>? ModLoadFilters { get; set; }

    /// <summary>File changes that go.</summary>
    public IReadOnlyList<string>? FileModFilters { get; set; }

    /// <summary>Changes of files that are no programs, that go.</summary>
    public IReadOnlyList<string>? NonBinaryFileModFilters { get; set; }

    /// <summary>Network connections that go.</summary>
    public IReadOnlyList<string>? NetConnFilters { get; set; }

    /// <summary>Accesses to other processes that go.</summary>
    public IReadOnlyList<string>? CrossProcFilters { get; set; }

    /// <summary>Filters of higher priority come first.</summary>
    public int? Priority { get; set; }

    /// <summary>Whether sensors filter.</summary>
    public bool? FiltersOnSensor { get; set; }

    /// <summary>Whether the server filters.</summary>
    public bool? FiltersOnServer { get; set; }

    /// <summary>Whether hits are counted also while the filter is not in force.</summary>
    public bool? TracksMetrics { get; set; }

    /// <summary>Whether nothing is set.</summary>
    public bool IsEmpty => ToMembers().Count == 0;

    /// <summary>Whether a filter with these settings names processes. One that does not would throw away the events of all.</summary>
    /// <param name="before">The filter as it is; null for a new one.</param>
    public bool NamesProcesses(IngressFilter? before)
        => (PathFilters ?? before?.PathFilters ?? []).Count + (CommandLineFilters ?? before?.CommandLineFilters ?? []).Count + (Md5Filters ?? before?.Md5Filters ?? []).Count > 0;

    /// <summary>The settings that are not null, by the server's names.</summary>
    internal RecordMembers ToMembers() => new()
    {
        { "name", Name },
        { "description", Description },
        { "enabled", IsEnabled },
        { "global", IsGlobal },
        { "group_ids", GroupIds },
        { "sensor_ids", SensorIds },
        { "os_mask", IngressSystems.Mask(OSType) },
        { "path_filters", PathFilters },
        { "cmdline_filters", CommandLineFilters },
        { "md5_filters", Md5Filters },
        { "descendant_filtering_level", DescendantLevel },
        { "filter_all_events", FiltersAllEvents },
        { "regmod_filters", RegModFilters },
        { "modload_filters", ModLoadFilters },
        { "filemod_filters", FileModFilters },
        { "non_binary_filemod_filters", NonBinaryFileModFilters },
        { "netconn_filters", NetConnFilters },
        { "crossproc_filters", CrossProcFilters },
        { "priority", Priority },
        { "filter_on_sensor", FiltersOnSensor },
        { "filter_on_server", FiltersOnServer },
        { "track_metrics", TracksMetrics },
    };
}
