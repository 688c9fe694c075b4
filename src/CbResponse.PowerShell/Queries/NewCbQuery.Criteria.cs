using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The criteria: those of processes are the filters of Get-CbProcess.</summary>
public sealed partial class NewCbQuery
{
    /// <summary>File names of the program.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ProcessName { get; set; }

    /// <summary>Paths of the program or the binary, or tails of them.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Command lines, or parts of them.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? CommandLine { get; set; }

    /// <summary>Hosts.</summary>
    [Parameter]
    [Alias("ComputerName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? HostName { get; set; }

    /// <summary>Users.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? UserName { get; set; }

    /// <summary>MD5 of the program or the binary.</summary>
    [Parameter]
    [ValidatePattern("^[0-9a-fA-F]{32}$")]
    public string[]? Md5 { get; set; }

    /// <summary>SHA-256 of the program or the binary.</summary>
    [Parameter]
    [ValidatePattern("^[0-9a-fA-F]{64}$")]
    public string[]? Sha256 { get; set; }

    /// <summary>File names of the parent's program.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ParentName { get; set; }

    /// <summary>Numbers of sensors.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [ValidateRange(0, int.MaxValue)]
    public int[]? SensorId { get; set; }

    /// <summary>Sensor groups.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SensorGroupCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Group { get; set; }

    /// <summary>Operating systems.</summary>
    [Parameter]
    [ValidateSet("windows", "linux", "osx")]
    public string[]? OSType { get; set; }

    /// <summary>Addresses or networks of network connections.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [ValidateNotNullOrEmpty]
    public string[]? IPAddress { get; set; }

    /// <summary>Domain names of network connections.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Domain { get; set; }

    /// <summary>Ports of network connections.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [ValidateRange(0, 65_535)]
    public int[]? Port { get; set; }

    /// <summary>Paths of files that the process changed.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? FileModified { get; set; }

    /// <summary>Paths of registry keys or values that the process changed.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? RegistryModified { get; set; }

    /// <summary>Paths of modules that the process loaded.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ModuleLoaded { get; set; }

    /// <summary>File names of child processes.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ChildName { get; set; }

    /// <summary>Started at or after this moment, by the endpoint's clock.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [Moment]
    public DateTimeOffset? StartedAfter { get; set; }

    /// <summary>Started at or before this moment, by the endpoint's clock.</summary>
    [Parameter(ParameterSetName = ProcessSet)]
    [Moment]
    public DateTimeOffset? StartedBefore { get; set; }

    /// <summary>File names under which the binary was seen.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? FileName { get; set; }

    /// <summary>File names that the makers gave: they outlast a renaming.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? OriginalFileName { get; set; }

    /// <summary>Publishers, as the signatures name them.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Publisher { get; set; }

    /// <summary>Outcomes of the signature check.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [ValidateSet("Signed", "Unsigned", "Bad Signature", "Invalid Signature", "Expired", "Invalid Chain", "Untrusted Root", "Explicit Distrust")]
    public string[]? SignatureStatus { get; set; }

    /// <summary>Product names of the version resource.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ProductName { get; set; }

    /// <summary>Company names of the version resource.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? CompanyName { get; set; }

    /// <summary>Whether the binary is made for 64 bits.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    public bool? Is64Bit { get; set; }

    /// <summary>Whether the binary is a program and not a library.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    public bool? IsExecutable { get; set; }

    /// <summary>First seen by the server at or after this moment.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [Moment]
    public DateTimeOffset? FirstSeenAfter { get; set; }

    /// <summary>First seen by the server at or before this moment.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [Moment]
    public DateTimeOffset? FirstSeenBefore { get; set; }

    /// <summary>Smallest size, in bytes.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [ValidateRange(0, long.MaxValue)]
    public long? MinSize { get; set; }

    /// <summary>Greatest size, in bytes.</summary>
    [Parameter(ParameterSetName = BinarySet)]
    [ValidateRange(0, long.MaxValue)]
    public long? MaxSize { get; set; }

    private CbQuery ProcessCriteria()
        => new ProcessFilter
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
        }.ToQuery();

    private CbQuery BinaryCriteria()
        => new BinaryFilter
        {
            Md5 = Md5,
            Sha256 = Sha256,
            FileName = FileName,
            Path = Path,
            OriginalFileName = OriginalFileName,
            Publisher = Publisher,
            SignatureStatus = SignatureStatus,
            ProductName = ProductName,
            CompanyName = CompanyName,
            HostName = HostName,
            Group = Group,
            OSType = OSType,
            Is64Bit = Is64Bit,
            IsExecutable = IsExecutable,
            FirstSeenAfter = FirstSeenAfter,
            FirstSeenBefore = FirstSeenBefore,
            MinSize = MinSize,
            MaxSize = MaxSize,
            Literal = Literal,
        }.ToQuery();
}
