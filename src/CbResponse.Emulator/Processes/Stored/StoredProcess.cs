namespace CbResponse.Emulator;

/// <summary>A process that is held in memory.</summary>
internal sealed class StoredProcess(ProcessDetails details) : ProcessFacts
{
    public override ProcessGuid Guid => details.Guid;

    public override HostFacts Host => details.Host;

    public override string? Name => details.Name;

    public override string? Path => details.Path;

    public override string? CommandLine => details.CommandLine;

    public override string? UserName => details.UserName;

    public override string? Uid => details.Uid;

    public override FileHash? Hash => details.Hash;

    public override ProcessGuid? Parent => details.Parent;

    public override string? ParentName => details.ParentName;

    public override FileHash? ParentHash => details.ParentHash;

    public override DateTime? Start => details.HasUnknownStart ? null : Guid.Start;

    public override int? LogonType => details.LogonType;

    public override bool HasLostId => details.HasLostId;

    public override IReadOnlyList<WatchlistHit> WatchlistHits => details.WatchlistHits;

    public override IReadOnlyList<FeedHit> FeedHits => details.FeedHits;

    public override IReadOnlyList<Investigation> Investigations => details.Investigations;
}
