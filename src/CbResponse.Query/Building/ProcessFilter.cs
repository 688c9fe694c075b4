using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CbResponse.Query;

/// <summary>
/// Typed criteria for processes. Values of one criterion are alternatives (OR), different criteria must all hold (AND).
/// Values are plain text; <c>*</c> stands for any run of characters unless <see cref="Literal"/>.
/// </summary>
public sealed class ProcessFilter
{
    /// <summary>File names of the program.</summary>
    public IReadOnlyList<string>? ProcessName { get; init; }

    /// <summary>Paths of the program, or tails of them.</summary>
    public IReadOnlyList<string>? Path { get; init; }

    /// <summary>Command lines, or parts of them.</summary>
    public IReadOnlyList<string>? CommandLine { get; init; }

    /// <summary>Hosts.</summary>
    public IReadOnlyList<string>? HostName { get; init; }

    /// <summary>Users.</summary>
    public IReadOnlyList<string>? UserName { get; init; }

    /// <summary>MD5 of the program.</summary>
    public IReadOnlyList<string>? Md5 { get; init; }

    /// <summary>SHA-256 of the program.</summary>
    public IReadOnlyList<string>? Sha256 { get; init; }

    /// <summary>File names of the parent's program.</summary>
    public IReadOnlyList<string>? ParentName { get; init; }

    /// <summary>Numbers of sensors.</summary>
    public IReadOnlyList<int>? SensorId { get; init; }

    /// <summary>Sensor groups.</summary>
    public IReadOnlyList<string>? Group { get; init; }

    /// <summary>Operating systems: <c>windows</c>, <c>linux</c>, <c>osx</c>.</summary>
    public IReadOnlyList<string>? OSType { get; init; }

    /// <summary>Addresses of network connections, or networks as <c>10.0.0.0/8</c>.</summary>
    public IReadOnlyList<string>? IPAddress { get; init; }

    /// <summary>Domain names of network connections.</summary>
    public IReadOnlyList<string>? Domain { get; init; }

    /// <summary>Ports of network connections.</summary>
    public IReadOnlyList<int>? Port { get; init; }

    /// <summary>Paths of files that the process changed.</summary>
    public IReadOnlyList<string>? FileModified { get; init; }

    /// <summary>Paths of registry keys or values that the process changed.</summary>
    public IReadOnlyList<string>? RegistryModified { get; init; }

    /// <summary>Paths of modules that the process loaded.</summary>
    public IReadOnlyList<string>? ModuleLoaded { get; init; }

    /// <summary>File names of child processes.</summary>
    public IReadOnlyList<string>? ChildName { get; init; }

    /// <summary>Started at or after this moment, by the endpoint's clock.</summary>
    public DateTimeOffset? StartedAfter { get; init; }

    /// <summary>Started at or before this moment, by the endpoint's clock.</summary>
    public DateTimeOffset? StartedBefore { get; init; }

    /// <summary>Whether <c>*</c> means itself.</summary>
    public bool Literal { get; init; }

    /// <summary>The criteria as a query; <see cref="CbQuery.All"/> when there are none.</summary>
    /// <exception cref="ArgumentException">A value cannot be one of its criterion.</exception>
    public CbQuery ToQuery()
    {
        CbQuery query = CbQuery.All
            .And(Text("process_name", ProcessName))
            .And(Text("path", Path))
            .And(Text("cmdline", CommandLine))
            .And(Text("hostname", HostName))
            .And(Text("username", UserName))
            .And(Text("process_md5", Md5))
            .And(Text("process_sha256", Sha256))
            .And(Text("parent_name", ParentName))
            .And(Number("sensor_id", SensorId))
            .And(Text("group", Group))
            .And(Text("os_type", OSType))
            .And(Address(IPAddress))
            .And(Text("domain", Domain))
            .And(Number("ipport", Port))
            .And(Text("filemod", FileModified))
            .And(Text("regmod", RegistryModified))
            .And(Text("modload", ModuleLoaded))
            .And(Text("childproc_name", ChildName));
        return StartedAfter is null && StartedBefore is null
            ? query
            : query.And(FieldQuery.Between("start", StartedAfter, StartedBefore));
    }

    private CbQuery Text(string field, IReadOnlyList<string>? values)
        => values is null ? CbQuery.All : FieldQuery.AnyOf(field, values, Literal);

    private static CbQuery Number(string field, IReadOnlyList<int>? values)
        => values is null
            ? CbQuery.All
            : FieldQuery.AnyOf(field, values.Select(value => value.ToString(CultureInfo.InvariantCulture)), literal: true);

    /// <summary>IPv4 and IPv6 are different fields.</summary>
    private static CbQuery Address(IReadOnlyList<string>? values)
    {
        if (values is null)
            return CbQuery.All;
        CbQuery? query = null;
        foreach (IGrouping<string, string> group in values.GroupBy(AddressField))
        {
            CbQuery part = FieldQuery.AnyOf(group.Key, group, literal: true);
            query = query is null ? part : query.Or(part);
        }

        return query ?? throw new ArgumentException("The filter on addresses has no value.");
    }

    private static string AddressField(string value)
    {
        string[] parts = value.Trim().Split('/');
        bool isAddress = System.Net.IPAddress.TryParse(parts[0], out IPAddress? address)
            && (address.AddressFamily == AddressFamily.InterNetworkV6 || parts[0].Count(c => c == '.') == 3);
        int bits = address?.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32;
        bool isMask = parts.Length == 1
            || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int mask) && mask <= bits);
        if (!isAddress || !isMask)
            throw new ArgumentException($"'{value}' is not an IP address or network. Give it as 10.1.2.3 or 10.0.0.0/8.");
        return bits == 128 ? "ipv6addr" : "ipaddr";
    }
}
