using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// The base of cmdlets about processes as a whole. Several documents of the same process in one pipeline are one target.
/// </summary>
public abstract class WholeProcessCmdlet : ProcessInputCmdlet
{
    private readonly HashSet<string> _done = new(StringComparer.OrdinalIgnoreCase);

    private protected WholeProcessCmdlet()
    {
    }

    /// <summary>Identifiers of processes; a segment in them is ignored.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessId", "UniqueId", "ProcessUniqueId")]
    [ValidateNotNullOrEmpty]
    public override string[] Id { get; set; } = [];

    private protected sealed override void Take(ProcessInput input, CbSession session)
    {
        string target = input.Id ?? string.Empty;
        if (ProcessId.Parse(target) is not { } id)
            WriteError(ErrorRecords.InvalidProcessId(target));
        else if (_done.Add($"{session.Uri} {id.Id}"))
            Handle(session, id, input.Document, target);
        else
            WriteVerbose($"{target} is a document of a process that was an input already.");
    }

    /// <summary>What to do for one process.</summary>
    /// <param name="session">Its server.</param>
    /// <param name="id">The process.</param>
    /// <param name="known">A document of it, if one is at hand.</param>
    /// <param name="target">The process as it was named, for errors.</param>
    private protected abstract void Handle(CbSession session, ProcessId id, CbResponse.Process? known, string target);
}
