using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that select binaries by a query and typed filters.</summary>
public abstract class BinaryFilterCmdlet : FilterCmdlet
{
    private protected BinaryFilterCmdlet()
    {
    }

    /// <summary>A query in the server's language; empty finds every binary.</summary>
    [Parameter(Position = 0, ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(BinaryQueryCompleter))]
    [AllowEmptyString]
    [ValidateNotNull]
    public string Query { get; set; } = string.Empty;

    /// <summary>File names under which the binary was seen.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? FileName { get; set; }

    /// <summary>Paths at which the binary was seen, or tails of them.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Alias("ObservedFileName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>File names that the makers gave: they outlast a renaming.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? OriginalFileName { get; set; }

    /// <summary>Company names of the version resource.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? CompanyName { get; set; }

    /// <summary>Product names of the version resource.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ProductName { get; set; }

    /// <summary>Publishers, as the signatures name them.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Publisher { get; set; }

    /// <summary>Outcomes of the signature check.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateSet("Signed", "Unsigned", "Bad Signature", "Invalid Signature", "Expired", "Invalid Chain", "Untrusted Root", "Explicit Distrust")]
    public string[]? SignatureStatus { get; set; }

    /// <summary>SHA-256 of the binary.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidatePattern("^[0-9a-fA-F]{64}$")]
    public string[]? Sha256 { get; set; }

    /// <summary>Hosts that have the binary.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Alias("ComputerName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? HostName { get; set; }

    /// <summary>Sensor groups of those hosts.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(SensorGroupCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Group { get; set; }

    /// <summary>Operating systems.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateSet("windows", "linux", "osx")]
    public string[]? OSType { get; set; }

    /// <summary>Whether the binary is made for 64 bits.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    public bool? Is64Bit { get; set; }

    /// <summary>Whether the binary is a program and not a library.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    public bool? IsExecutable { get; set; }

    /// <summary>First seen by the server at or after this moment.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? FirstSeenAfter { get; set; }

    /// <summary>First seen by the server at or before this moment.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? FirstSeenBefore { get; set; }

    /// <summary>Smallest size, in bytes.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(0, long.MaxValue)]
    public long? MinSize { get; set; }

    /// <summary>Greatest size, in bytes.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(0, long.MaxValue)]
    public long? MaxSize { get; set; }

    /// <summary>A watchlist of binaries to run, at its own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Watchlist? Watchlist { get; set; }

    /// <summary>A feed: only what it tagged, at its own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Feed? Feed { get; set; }

    /// <summary>The least score of the feed's hits; 1 by default.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(-100, 100)]
    public int? MinScore { get; set; }

    /// <summary>The greatest score of the feed's hits.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(-100, 100)]
    public int? MaxScore { get; set; }

    /// <summary>Query and filters as one query. A query without filters goes to the server as it is: the server is the judge of it.</summary>
    private protected string BuildQuery(ServerVersion version)
    {
        RequireOrder(FirstSeenAfter, FirstSeenBefore, nameof(FirstSeenAfter), nameof(FirstSeenBefore));
        if (MinSize > MaxSize)
            ThrowInvalidArgument($"-{nameof(MinSize)} ({MinSize}) is more than -{nameof(MaxSize)} ({MaxSize}): nothing lies between.", null);

        // A filter on what an older server does not record would find nothing, which looks like an answer.
        if (Sha256 is not null && !version.IsAtLeast(7))
            throw new CbException(CbErrorKind.NotSupported, $"-{nameof(Sha256)} needs a server of version 7.0 or later; this one is {version}.");
        return Combine(Query);
    }

    private protected sealed override CbQuery BuildFilters() => ToFilter().ToQuery().And(FeedInput.Hits(Feed, MinScore, MaxScore));

    /// <summary>A query that somebody stored with a watchlist says nothing of the next watchlist's.</summary>
    private protected override bool EndsPipeline(CbException exception)
        => (Watchlist is null || exception.Kind != CbErrorKind.InvalidQuery) && base.EndsPipeline(exception);

    private BinaryFilter ToFilter()
        => new()
        {
            Sha256 = Sha256,
            FileName = FileName,
            Path = Path,
            OriginalFileName = OriginalFileName,
            CompanyName = CompanyName,
            ProductName = ProductName,
            Publisher = Publisher,
            SignatureStatus = SignatureStatus,
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
        };
}
