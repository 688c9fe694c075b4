using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Sites, groups, teams and users of the story's company.</summary>
internal static class Organization
{
    public const int DefaultGroup = 1;
    public const int Workstations = 2;
    public const int Servers = 3;
    public const int DomainControllers = 4;

    public static IReadOnlyList<Site> Sites { get; } = [new Site(1, "Default Site"), new Site(2, "Wien")];

    public static IReadOnlyList<SensorGroup> Groups { get; } =
    [
        new SensorGroup { Id = DefaultGroup, Name = "Default Group", SiteId = 1 },
        new SensorGroup { Id = Workstations, Name = "Arbeitsplätze München", SiteId = 1 },
        new SensorGroup
        {
            Id = Servers, Name = "Servers", SiteId = 2, FilterKnownDlls = false, AlertCriticality = 4,
            Others = Settings("""
                {
                    "process_filter_level": 0,
                    "extended_settings": {"profile": "strict", "weight": 0.50},
                    "event_exclusions": [{"eventsToIgnore": ["filemod", "netconn"], "paths": ["e:\\data\\shop.mdf"]}],
                    "isolation_exclusions": [{"id": 1, "group_id": 3, "name": "Jump host", "ip_address": "10.20.1.200", "enabled": true,
                        "uploader_id": 1, "uploader_username": "admin", "added_time": "2017-01-09 08:00:00.000000+00:00", "changed_time": null}]
                }
                """),
        },
        new SensorGroup { Id = DomainControllers, Name = "Domain Controllers", SiteId = 2, FilterKnownDlls = false, AlertCriticality = 5 },
    ];

    /// <summary>In Vienna sensors send less while people work.</summary>
    public static IReadOnlyList<ThrottleRule> ThrottleRules { get; } =
    [
        new ThrottleRule(1, 1, 0, 0, 24, 0),
        .. Enumerable.Range(0, 5).Select(day => new ThrottleRule(2 + day, 2, day, 8, 17, 262_144)),
    ];

    /// <summary>The versions of the sensor that the server can install, by system.</summary>
    public static IReadOnlyList<(string System, string[] Versions)> SensorBuilds { get; } =
    [
        ("Windows", ["007.002.000.17354", "007.003.000.18196"]),
        ("Linux", ["007.002.001.16764"]),
        ("OSX", ["007.003.001.17022"]),
    ];

    /// <summary>The help desk sees workstations only: servers and domain controllers stay hidden from its members.</summary>
    public static IReadOnlyList<Team> Teams { get; } =
    [
        new Team(1, "Administrators", [.. Groups.Select(group => new GroupAccess(group.Id, "Administrator"))]),
        new Team(2, "Help Desk", [new GroupAccess(DefaultGroup, "Viewer"), new GroupAccess(Workstations, "Viewer")]),
    ];

    public static IReadOnlyList<User> Users { get; } =
    [
        new User
        {
            Id = 1, UserName = "admin", FirstName = "Adele", LastName = "Vance", Email = "admin@contoso.test", IsGlobalAdmin = true,
            TeamIds = [1],
        },
        new User
        {
            Id = 2, UserName = "helpdesk", FirstName = "Søren", LastName = "Ødegård", Email = "helpdesk@contoso.test", TeamIds = [2],
        },
    ];

    /// <summary>The number of a sensor's version in the list of builds; behind its end for one that the server cannot install.</summary>
    public static int BuildNumber(string version)
    {
        List<string> versions = [.. SensorBuilds.SelectMany(system => system.Versions)];
        return (versions.IndexOf(version) is var place and >= 0 ? place : versions.Count) + 1;
    }

    private static Dictionary<string, JsonElement> Settings(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone());
    }
}
