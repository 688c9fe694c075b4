using System.Globalization;
using System.Net;

namespace CbResponse.Emulator;

/// <summary>The twelve hosts of the story, by the number of their sensor.</summary>
internal sealed class StoryHosts
{
    private readonly DateTime _anchor;
    private readonly IReadOnlyList<SensorGroup> _groups;
    private readonly List<StoryHost> _all = [];

    public StoryHosts(DateTime anchor, IReadOnlyList<SensorGroup> groups)
    {
        _anchor = anchor;
        _groups = groups;
        Finance1 = Add("FIN-WS-01", Organization.Workstations, HostType.Workstation, OsType.Windows, "10.20.1.11", @"CONTOSO\anna.müller");
        Finance2 = Add("FIN-WS-02", Organization.Workstations, HostType.Workstation, OsType.Windows, "10.20.1.12", @"CONTOSO\jörg.weiß");
        Example = Add("WIN-IA9NQ1GN8OI", Organization.DefaultGroup, HostType.Workstation, OsType.Windows, "10.20.9.3",
            @"WIN-IA9NQ1GN8OI\bit9rad");
        Personnel = Add("HR-WS-07", Organization.Workstations, HostType.Workstation, OsType.Windows, "10.20.1.17",
            @"CONTOSO\ольга.иванова");
        Developer1 = Add("DEV-WS-11", Organization.Workstations, HostType.Workstation, OsType.Windows, "10.20.1.21", @"CONTOSO\li.wei");
        Developer2 = Add("DEV-WS-12", Organization.DefaultGroup, HostType.Workstation, OsType.Windows, "10.20.1.22", @"CONTOSO\j.o'neil");
        FileServer = Add("FS01", Organization.Servers, HostType.Server, OsType.Windows, "10.20.2.5", "SYSTEM");
        SqlServer = Add("SQL01", Organization.Servers, HostType.Server, OsType.Windows, "10.20.2.6", "SYSTEM");
        Domain1 = Add("DC01", Organization.DomainControllers, HostType.DomainController, OsType.Windows, "10.20.3.1", "SYSTEM");
        Domain2 = Add("DC02", Organization.DomainControllers, HostType.DomainController, OsType.Windows, "10.20.3.2", "SYSTEM");
        Web = Add("web01", Organization.Servers, HostType.Server, OsType.Linux, "10.20.4.10", "deploy");
        Mac = Add("MAC-DESIGN-03", Organization.DefaultGroup, HostType.Workstation, OsType.MacOs, "10.20.1.33", "zoë");
    }

    public IReadOnlyList<StoryHost> All => _all;

    /// <summary>Where the intrusion begins.</summary>
    public StoryHost Finance1 { get; }

    public StoryHost Finance2 { get; }

    /// <summary>The host of the vendor's published example.</summary>
    public StoryHost Example { get; }

    public StoryHost Personnel { get; }

    public StoryHost Developer1 { get; }

    public StoryHost Developer2 { get; }

    public StoryHost FileServer { get; }

    public StoryHost SqlServer { get; }

    public StoryHost Domain1 { get; }

    public StoryHost Domain2 { get; }

    public StoryHost Web { get; }

    public StoryHost Mac { get; }

    private StoryHost Add(string name, int groupId, HostType type, OsType os, string address, string user)
    {
        int id = _all.Count + 1;
        SensorGroup group = _groups.First(candidate => candidate.Id == groupId);
        IPAddress inside = IPAddress.Parse(address);

        // Two hosts reach the server through address translation, and of one nothing was ever recorded.
        IPAddress outside = id is 3 or 12 ? IPAddress.Parse("203.0.113.9") : inside;
        HostFacts facts = new()
        {
            SensorId = id,
            Name = name,
            Type = type,
            Os = os,
            GroupId = groupId,
            GroupName = group.Name,
            InterfaceAddress = id == 6 ? null : inside,
            CommsAddress = id == 6 ? null : outside,
            FiltersKnownDlls = group.FilterKnownDlls,
        };
        StoryHost host = new(MakeSensor(id, facts, inside), facts, user);
        _all.Add(host);
        return host;
    }

    private Sensor MakeSensor(int id, HostFacts facts, IPAddress address) => new()
    {
        Id = id,
        ComputerName = facts.Name,
        DnsName = facts.Name.ToLowerInvariant() + ".contoso.test",
        Sid = facts.Os == OsType.Windows ? $"S-1-5-21-1004336348-1177238915-{682003330 + id}" : null,
        GroupId = facts.GroupId,
        Os = facts.Os,
        HostType = facts.Type,
        OsDescription = Describe(facts),
        Build = facts.Os switch { OsType.Windows => "007.003.000.18196", OsType.Linux => "007.002.001.16764", _ => "007.003.001.17022" },
        Adapters = [new NetworkAdapter(address, "005056a1" + id.ToString("x4", CultureInfo.InvariantCulture))],
        HealthScore = id == 11 ? 75 : 100,
        HealthMessage = id == 11 ? "Elevated memory usage" : "Healthy",
        EventLogBytes = id == 6 ? 22_717 : 0,
        Status = id == 6 ? "Offline" : "Online",
        RegisteredAt = _anchor.AddDays(-200 - (7 * id)).AddTicks(5_003_100),
        LastCheckin = id == 6 ? _anchor.AddDays(-3).AddTicks(1_200_340) : _anchor.AddSeconds(-2 * id).AddTicks(1_200_340),
        Notes = id == 3 ? "Reference host of the worked example" : null,
    };

    private static string Describe(HostFacts facts) => (facts.Os, facts.Type) switch
    {
        (OsType.Windows, HostType.Workstation) => "Windows 10 Enterprise, 64-bit",
        (OsType.Windows, _) => "Windows Server 2019 Standard, 64-bit",
        (OsType.Linux, _) => "Debian GNU/Linux 12",
        _ => "macOS 13.6",
    };
}
