using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Lists the sessions of the runspace.</summary>
[Cmdlet(VerbsCommon.Get, "CbSession", DefaultParameterSetName = "Name")]
[OutputType(typeof(CbSession))]
public sealed class GetCbSession : CbCmdlet
{
    /// <summary>Names of sessions; wildcards allowed.</summary>
    [Parameter(ParameterSetName = "Name", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The default session alone. Where there is none, that is an error which ends the script.</summary>
    [Parameter(ParameterSetName = "Default", Mandatory = true)]
    public SwitchParameter Default { get; set; }

    private protected override void Process()
    {
        if (Default)
        {
            if (SessionList.Current.Default is not { } current)
                ThrowTerminatingError(ErrorRecords.NotConnected());
            else
                WriteObject(current);
            return;
        }

        foreach (string name in Name ?? ["*"])
        {
            WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase);
            CbSession[] found = [.. SessionList.Current.All.Where(session => pattern.IsMatch(session.Name))];
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(ErrorRecords.SessionNotFound(name));
        }
    }
}
