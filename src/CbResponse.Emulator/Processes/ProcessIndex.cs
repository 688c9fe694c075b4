namespace CbResponse.Emulator;

/// <summary>The process documents of a scenario, numbered by process and then by segment.</summary>
internal abstract class ProcessIndex : DocumentIndex<ProcessDocument>
{
    public abstract int ProcessCount { get; }

    public override HitCache RecentHits { get; } = new();

    /// <summary>Number of the process that a document belongs to.</summary>
    public abstract int ProcessOf(int document);

    public abstract DocumentRange? Find(ProcessGuid guid);

    /// <summary>Children in the order of their start, with those that have no documents.</summary>
    public abstract IEnumerable<ChildProcess> ChildrenOf(ProcessGuid guid);

    public override DocumentGroups? FindGroups(string field) => field.ToUpperInvariant() switch
    {
        "ID" or "PROCESS_ID" => new DocumentGroups(ProcessCount, ProcessOf),
        _ => null,
    };

    /// <summary>Documents of one process have consecutive numbers, oldest segment first.</summary>
    public override UInt128 Identity(ProcessDocument document) => document.Process.Guid.ToNumber();
}
