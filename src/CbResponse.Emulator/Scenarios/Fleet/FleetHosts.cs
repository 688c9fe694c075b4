using System.Collections;
using System.Globalization;
using System.Net;

namespace CbResponse.Emulator;

/// <summary>
/// The hosts of a fleet. Sensor records are made when somebody looks; what documents repeat of a host and its user is kept once made.
/// </summary>
internal sealed class FleetHosts(int count, DateTime anchor) : IReadOnlyList<Sensor>
{
    private readonly HostFacts?[] _facts = new HostFacts?[count];
    private readonly string?[] _users = new string?[count];

    public int Count => count;

    public Sensor this[int index]
    {
        get
        {
            HostFacts facts = Facts(index);
            return new Sensor
            {
                Id = index + 1,
                ComputerName = facts.Name,
                DnsName = facts.Name.ToLowerInvariant() + ".fleet.test",
                Sid = facts.Os == OsType.Windows ? $"S-1-5-21-2000478354-1708537768-{1_957_994_488L + index}" : null,
                GroupId = facts.GroupId,
                Os = facts.Os,
                HostType = facts.Type,
                OsDescription = facts.Os switch
                {
                    OsType.Windows
                        => facts.Type == HostType.Workstation ? "Windows 10 Enterprise, 64-bit" : "Windows Server 2019 Standard, 64-bit",
                    OsType.Linux => "Debian GNU/Linux 12",
                    _ => "macOS 13.6",
                },
                Build = "007.003.000.18196",
                Adapters = [new NetworkAdapter(facts.InterfaceAddress!, "0050" + index.ToString("x8", CultureInfo.InvariantCulture))],
                HealthScore = index % 50 == 7 ? 25 : 100,
                HealthMessage = index % 50 == 7 ? "Elevated memory usage" : "Healthy",
                EventLogBytes = index % 20 == 4 ? 4_096 * (index + 1L) : 0,
                Status = index % 10 == 3 ? "Offline" : "Online",
                RegisteredAt = anchor.AddDays(-400).AddMinutes(index),
                LastCheckin = index % 10 == 3 ? anchor.AddDays(-2).AddMinutes(-index) : anchor.AddMilliseconds(-1 - (index * 37 % 30_000)),
            };
        }
    }

    public HostFacts Facts(int index) => _facts[index] ??= Make(index);

    /// <summary>Who works on a host.</summary>
    public string User(int index) => _users[index] ??= string.Create(
        CultureInfo.InvariantCulture, $"{(Facts(index).Os == OsType.Windows ? @"FLEET\" : string.Empty)}user{index + 1:D5}");

    public IEnumerator<Sensor> GetEnumerator()
    {
        for (int i = 0; i < count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Of ten hosts seven are workstations, one is a Mac, one a Linux server, one a Windows server or, rarely, a domain controller.</summary>
    private static HostFacts Make(int index)
    {
        (string kind, OsType os, HostType type) = (index % 10) switch
        {
            7 => ("mac", OsType.MacOs, HostType.Workstation),
            8 => ("lnx", OsType.Linux, HostType.Server),
            9 when index % 100 == 9 => ("dc", OsType.Windows, HostType.DomainController),
            9 => ("srv", OsType.Windows, HostType.Server),
            _ => ("ws", OsType.Windows, HostType.Workstation),
        };
        int group = type switch
        {
            HostType.DomainController => Organization.DomainControllers,
            HostType.Server => Organization.Servers,
            _ => index % 2 == 0 ? Organization.DefaultGroup : Organization.Workstations,
        };
        IPAddress address = new([10, (byte)(1 + (index >> 16)), (byte)(index >> 8), (byte)index]);
        return new HostFacts
        {
            SensorId = index + 1,
            Name = string.Create(CultureInfo.InvariantCulture, $"FLEET-{kind}-{index + 1:00000}").ToUpperInvariant(),
            Type = type,
            Os = os,
            GroupId = group,
            GroupName = Organization.Groups[group - 1].Name,
            InterfaceAddress = address,
            CommsAddress = index % 3 == 0 ? new IPAddress([203, 0, 113, (byte)(1 + (index % 250))]) : address,
            FiltersKnownDlls = group <= Organization.Workstations,
        };
    }
}
