using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets about given processes: objects of the pipeline, or identifiers.</summary>
public abstract class ProcessTargetCmdlet : CbSessionCmdlet
{
    private protected const string ById = "Id";
    private protected const string ByObject = "InputObject";

    private protected ProcessTargetCmdlet()
    {
    }

    /// <summary>Processes that were found before; their own server is asked.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbResponse.Process[] InputObject { get; set; } = [];

    /// <summary>Identifiers of processes: with a segment one document, without the whole process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessId", "UniqueId", "ProcessUniqueId")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The document of the process: 0 for all together.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, long.MaxValue)]
    public long? SegmentId { get; set; }

    private protected sealed override void Process()
    {
        foreach (string id in Id)
            Resolve(id, SegmentId, ResolveSession());
        foreach (CbResponse.Process process in InputObject)
            Resolve(process.Id ?? string.Empty, process.SegmentId, ResolveSession(process));
    }

    /// <summary>What to do for each process.</summary>
    /// <param name="id">The process.</param>
    /// <param name="segment">The document; null for the identifier's own or else the whole process.</param>
    /// <param name="session">Whose process it is.</param>
    /// <param name="target">The process as it was named, for error records.</param>
    private protected abstract void Process(ProcessId id, long? segment, CbSession session, string target);

    private void Resolve(string text, long? segment, CbSession session)
    {
        if (ProcessTarget.Read(text, segment, out ErrorRecord? refusal) is { } id)
            Process(id, segment, session, text);
        else
            WriteError(refusal);
    }
}
