using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that select processes by a query and typed filters.</summary>
public abstract class ProcessFilterCmdlet : FilterCmdlet
{
    private protected ProcessFilterCmdlet()
    {
    }

    /// <summary>A query in the server's language; empty finds every process.</summary>
    [Parameter(Position = 0, ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [AllowEmptyString]
    [ValidateNotNull]
    public virtual string Query { get; set; } = string.Empty;

    /// <summary>File names of the program.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ProcessName { get; set; }

    /// <summary>Paths of the program, or tails of them.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Command lines, or parts of them.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? CommandLine { get; set; }

    /// <summary>Hosts.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Alias("ComputerName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? HostName { get; set; }

    /// <summary>Users.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? UserName { get; set; }

    /// <summary>MD5 of the program.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidatePattern("^[0-9a-fA-F]{32}$")]
    public string[]? Md5 { get; set; }

    /// <summary>SHA-256 of the program.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidatePattern("^[0-9a-fA-F]{64}$")]
    public string[]? Sha256 { get; set; }

    /// <summary>File names of the parent's program.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ParentName { get; set; }

    /// <summary>Numbers of sensors.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(0, int.MaxValue)]
    public int[]? SensorId { get; set; }

    /// <summary>Sensor groups.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(SensorGroupCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Group { get; set; }

    /// <summary>Operating systems.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateSet("windows", "linux", "osx")]
    public string[]? OSType { get; set; }

    /// <summary>Addresses or networks of network connections.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateNotNullOrEmpty]
    public string[]? IPAddress { get; set; }

    /// <summary>Domain names of network connections.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Domain { get; set; }

    /// <summary>Ports of network connections.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(0, 65_535)]
    public int[]? Port { get; set; }

    /// <summary>Paths of files that the process changed.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? FileModified { get; set; }

    /// <summary>Paths of registry keys or values that the process changed.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? RegistryModified { get; set; }

    /// <summary>Paths of modules that the process loaded.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ModuleLoaded { get; set; }

    /// <summary>File names of child processes.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ChildName { get; set; }

    /// <summary>Started at or after this moment, by the endpoint's clock.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? StartedAfter { get; set; }

    /// <summary>Started at or before this moment, by the endpoint's clock.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? StartedBefore { get; set; }

    private protected override CbQuery BuildFilters()
    {
        RequireOrder(StartedAfter, StartedBefore, nameof(StartedAfter), nameof(StartedBefore));
        return ToFilter().ToQuery();
    }

    /// <summary>A filter on what an older server does not record would find nothing, which looks like an answer.</summary>
    private protected void RequireVersionOfFilters(ServerVersion version)
    {
        bool lacksSha256 = Sha256 is not null && !version.IsAtLeast(7);
        if (lacksSha256 || (IPAddress?.Any(address => address.IndexOf(':') >= 0) == true && !version.IsAtLeast(6, 1)))
        {
            string needed = lacksSha256 ? "-Sha256 needs a server of version 7.0" : "An IPv6 address needs a server of version 6.1";
            throw new CbException(CbErrorKind.NotSupported, $"{needed} or later; this one is {version}.");
        }
    }

    private ProcessFilter ToFilter()
        => new()
        {
            ProcessName = ProcessName,
            Path = Path,
            CommandLine = CommandLine,
            HostName = HostName,
            UserName = UserName,
            Md5 = Md5,
            Sha256 = Sha256,
            ParentName = ParentName,
            SensorId = SensorId,
            Group = Group,
            OSType = OSType,
            IPAddress = IPAddress,
            Domain = Domain,
            Port = Port,
            FileModified = FileModified,
            RegistryModified = RegistryModified,
            ModuleLoaded = ModuleLoaded,
            ChildName = ChildName,
            StartedAfter = StartedAfter,
            StartedBefore = StartedBefore,
            Literal = Literal,
        };
}
