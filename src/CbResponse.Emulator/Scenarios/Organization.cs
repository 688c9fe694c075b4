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
        new SensorGroup { Id = Servers, Name = "Servers", SiteId = 2, FilterKnownDlls = false, AlertCriticality = 4 },
        new SensorGroup { Id = DomainControllers, Name = "Domain Controllers", SiteId = 2, FilterKnownDlls = false, AlertCriticality = 5 },
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
}
