namespace CbResponse.Emulator;

/// <summary>What the company does not want to store: the copies of a backup program, and the checks of a monitoring agent that were too much once.</summary>
internal static class IngressNoise
{
    public static IReadOnlyList<IngressFilter> Filters(DateTime anchor) =>
    [
        new IngressFilter
        {
            Id = "backup-agent",
            Settings = IngressFilterSettings.Read("""
                {"name": "Backup agent", "description": "Nightly copies of files", "global": false, "group_ids": [3], "os_mask": 1,
                 "path_filters": ["c:\\program files\\backup\\*.exe"], "descendant_filtering_level": -1, "filter_all_events": false, "filemod_filters": ["*"]}
                """),
            Created = anchor.AddDays(-40),
            Modified = anchor.AddDays(-12),
            CreatorId = 1,
            ModifierId = 1,
            HitRate = 0.0132,
        },
        new IngressFilter
        {
            Id = "2f6c1b5e-77aa-4c1f-9c55-0b1d8f3a6e21",
            Settings = IngressFilterSettings.Read("""
                {"name": "Monitoring checks", "description": "Prüfungen der Überwachung", "enabled": false, "os_mask": 4,
                 "cmdline_filters": ["^/usr/lib/monitoring/check_.*"], "priority": -1}
                """),
            Created = anchor.AddDays(-90),
            CreatorId = 1,
        },
    ];
}
