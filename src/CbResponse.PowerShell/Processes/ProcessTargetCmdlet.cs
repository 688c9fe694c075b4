using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// The base of cmdlets about one process as a whole: by identifier, or by an object that is about a process. Several documents of the
/// same process in one pipeline are one target.
/// </summary>
public abstract class ProcessTargetCmdlet : CbSessionCmdlet
{
    private protected const string ById = "Id";
    private protected const string ByObject = "InputObject";

    private readonly HashSet<string> _done = new(StringComparer.OrdinalIgnoreCase);

    private protected ProcessTargetCmdlet()
    {
    }

    /// <summary>Identifiers of processes; a segment in them is ignored.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessId", "UniqueId", "ProcessUniqueId")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>
    /// Processes, segments or nodes of trees, each of its own server. It belongs to the default set: else the engine would bind an
    /// object's Id, and forget where it came from.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    private protected sealed override void Process()
    {
        foreach (string id in Id)
            Take(id, null, ResolveSession());
        foreach (CbObject item in InputObject)
        {
            if (ProcessInput.Of(item) is { } input)
                Take(input.Id ?? string.Empty, input.Document, ResolveSession(item));
            else
                WriteError(ErrorRecords.NoProcess(item));
        }
    }

    /// <summary>What to do for one process.</summary>
    /// <param name="session">Its server.</param>
    /// <param name="id">The process.</param>
    /// <param name="known">A document of it, if one is at hand.</param>
    /// <param name="target">The process as it was named, for errors.</param>
    private protected abstract void Handle(CbSession session, ProcessId id, CbResponse.Process? known, string target);

    private void Take(string text, CbResponse.Process? known, CbSession session)
    {
        if (ProcessId.Parse(text) is not { } id)
            WriteError(ErrorRecords.InvalidProcessId(text));
        else if (_done.Add($"{session.Uri} {id.Id}"))
            Handle(session, id, known, text);
        else
            WriteVerbose($"{text} is a document of a process that was an input already.");
    }
}
