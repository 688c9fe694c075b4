namespace CbResponse.Emulator;

/// <summary>One document of the process index: a process and one of its segments (edr-api.md 4.9).</summary>
internal abstract class ProcessDocument
{
    public abstract ProcessFacts Process { get; }

    /// <summary>1, 2, ... before 6.0; the time of arrival in epoch milliseconds since.</summary>
    public abstract long SegmentId { get; }

    /// <summary>Time of the newest event, by the host's clock.</summary>
    public abstract DateTime LastUpdate { get; }

    /// <summary>Time of arrival, by the server's clock.</summary>
    public abstract DateTime LastServerUpdate { get; }

    public abstract bool IsTerminated { get; }

    public abstract EventCounts Counts { get; }

    public abstract IEnumerable<ModLoadEvent> ModLoads { get; }

    public abstract IEnumerable<FileModEvent> FileMods { get; }

    public abstract IEnumerable<RegModEvent> RegMods { get; }

    public abstract IEnumerable<NetConnEvent> NetConns { get; }

    /// <summary>Children of all kinds; forks and further execs are told apart by their <see cref="ChildProcEvent.Kind"/>.</summary>
    public abstract IEnumerable<ChildProcEvent> Children { get; }

    public abstract IEnumerable<CrossProcEvent> CrossProcs { get; }

    public virtual IEnumerable<ProcessBlockEvent> ProcessBlocks => [];

    public virtual IEnumerable<ScriptLoadEvent> ScriptLoads => [];

    /// <summary>Whether an event has a text that matches. Computed documents find out without making their events.</summary>
    public virtual bool AnyText(EventField field, TextMatcher matcher)
    {
        foreach (string text in EventTexts.Of(this, field))
        {
            if (matcher.Matches(text))
                return true;
        }

        return false;
    }

    /// <summary>Whether the other end of a connection has an address that matches.</summary>
    public virtual bool AnyPeer(AddressMatcher matcher) => NetConns.Any(item => matcher.Matches(item.Remote.Address));

    /// <summary>Whether a connection's service has a port that lies within the bounds.</summary>
    public virtual bool AnyPort(NumberBounds<long> bounds) => NetConns.Any(item => bounds.Contains(item.ServicePort));
}
