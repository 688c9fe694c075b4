using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets a glance at processes: some events of each, and where a query matches.</summary>
[Cmdlet(VerbsCommon.Get, "CbProcessPreview", DefaultParameterSetName = ByObject)]
[OutputType(typeof(ProcessPreview))]
public sealed class GetCbProcessPreview : ProcessTargetCmdlet
{
    /// <summary>The query whose matches to show.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [AllowEmptyString]
    [ValidateNotNull]
    public string Query { get; set; } = string.Empty;

    private protected override void Handle(ProcessId id, long? segment, CbSession session, string target)
    {
        if (TryAwait(target, ct => session.Client.Processes.GetPreviewAsync(id, segment, Query, Observer, ct), out ProcessPreview preview))
            WriteObject(preview);
    }
}
