using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Lists the sessions of the runspace.</summary>
[Cmdlet(VerbsCommon.Get, "CbSession")]
[OutputType(typeof(CbSession))]
public sealed class GetCbSession : CbCmdlet
{
    /// <summary>Names of sessions; wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override void Process()
    {
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
