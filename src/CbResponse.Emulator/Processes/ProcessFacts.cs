namespace CbResponse.Emulator;

/// <summary>What all documents of one process have in common.</summary>
internal abstract class ProcessFacts
{
    public abstract ProcessGuid Guid { get; }

    public abstract HostFacts Host { get; }

    public abstract string? Name { get; }

    public abstract string? Path { get; }

    public abstract string? CommandLine { get; }

    public abstract string? UserName { get; }

    /// <summary>SID or numeric user id.</summary>
    public abstract string? Uid { get; }

    /// <summary>Null for the kernel and for programs whose file could not be read.</summary>
    public abstract FileHash? Hash { get; }

    /// <summary>Null when nothing is known of a parent.</summary>
    public abstract ProcessGuid? Parent { get; }

    public abstract string? ParentName { get; }

    public abstract FileHash? ParentHash { get; }

    /// <summary>Null when the sensor did not see the start: documents then say -1.</summary>
    public virtual DateTime? Start => Guid.Start;

    public virtual int? LogonType => null;

    /// <summary>The document came through an upgrade from 5.2 and has no <c>id</c> any more (edr-api.md 1.9).</summary>
    public virtual bool HasLostId => false;

    public virtual IReadOnlyList<WatchlistHit> WatchlistHits => [];

    public virtual IReadOnlyList<FeedHit> FeedHits => [];

    /// <summary>Investigations in which an event of the process is tagged.</summary>
    public virtual IReadOnlyList<Investigation> Investigations => [];

    public int ParentPid => Parent is { IsUnknownParent: false } parent ? (int)parent.Pid : -1;
}
