namespace CbResponse.Emulator;

/// <summary>A program or library that sensors have seen: its version resource and its signature.</summary>
internal sealed record Binary
{
    public required FileHash Hash { get; init; }

    /// <summary>The number that the index gives it.</summary>
    public int FacetId => StableHash.Pick(StableHash.Of(Hash.Md5), 1_000_000);

    public OsType Os { get; init; } = OsType.Windows;

    public required IReadOnlyList<string> ObservedPaths { get; init; }

    /// <summary>Hosts that reported the file.</summary>
    public IReadOnlyList<HostFacts> Hosts { get; init; } = [];

    /// <summary>The hosts as documents name them: <c>NAME|sensor id</c>.</summary>
    public IEnumerable<string> Endpoints => Hosts.Select(host => $"{host.Name}|{host.SensorId}");

    /// <summary>Groups of the hosts, as administrators wrote them.</summary>
    public IEnumerable<string> Groups => Hosts.Select(host => host.GroupName).Distinct().Order(StringComparer.Ordinal);

    public long Size { get; init; } = 193_536;

    /// <summary>Bytes that the server holds; less than the size when the file was too large to keep (edr-api.md 1.6).</summary>
    public long CopiedSize { get; init; } = 193_536;

    /// <summary>The file, or null when the server never got it.</summary>
    public StoredFile? File { get; init; }

    public bool IsExecutable { get; init; } = true;

    public bool Is64Bit { get; init; } = true;

    /// <summary>One of the words of edr-api.md 2.1, type "sign".</summary>
    public string Signature { get; init; } = "Unsigned";

    /// <summary>An unsigned 32-bit HRESULT.</summary>
    public uint SignatureCode { get; init; }

    public string? Publisher { get; init; }

    public string? Issuer { get; init; }

    public string? Subject { get; init; }

    public string? ProgramName { get; init; }

    public DateTime? SignedAt { get; init; }

    public string? CompanyName { get; init; }

    public string? ProductName { get; init; }

    public string? ProductVersion { get; init; }

    public string? FileVersion { get; init; }

    public string? FileDescription { get; init; }

    public string? InternalName { get; init; }

    public string? OriginalFileName { get; init; }

    public string? Copyright { get; init; }

    public string? Trademark { get; init; }

    public string? Comments { get; init; }

    public required DateTime FirstSeen { get; init; }

    public DateTime? LastSeen { get; init; }

    public IReadOnlyList<WatchlistHit> WatchlistHits { get; init; } = [];

    public IReadOnlyList<FeedHit> FeedHits { get; init; } = [];
}
