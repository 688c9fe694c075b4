using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets about given processes: by identifier, or by an object that is about a process.</summary>
public abstract class ProcessInputCmdlet : CbSessionCmdlet
{
    private protected const string ById = "Id";
    private protected const string ByObject = "InputObject";

    private protected ProcessInputCmdlet()
    {
    }

    /// <summary>
    /// Processes, segments or nodes of trees, each of its own server. It belongs to the default set: else the engine would bind an
    /// object's Id, and forget where it came from.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    /// <summary>Identifiers of processes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessId", "UniqueId", "ProcessUniqueId")]
    [ValidateNotNullOrEmpty]
    public virtual string[] Id { get; set; } = [];

    private protected sealed override void Process()
    {
        foreach (string id in Id)
            Take(new ProcessInput(id, SegmentOfId, null), ResolveSession());
        foreach (CbObject item in InputObject)
        {
            if (ProcessInput.Of(item) is { } input)
                Take(input, ResolveSession(item));
            else
                WriteError(ErrorRecords.NoProcess(item));
        }
    }

    /// <summary>The document that is named beside an identifier; null for none.</summary>
    private protected virtual long? SegmentOfId => null;

    private protected abstract void Take(ProcessInput input, CbSession session);
}
