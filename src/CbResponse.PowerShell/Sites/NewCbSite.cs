using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Makes sites.</summary>
[Cmdlet(VerbsCommon.New, "CbSite", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Site))]
public sealed class NewCbSite : NamedObjectCmdlet
{
    /// <summary>Names of the sites.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    private protected override void Process()
    {
        CbSession session = ResolveSession();
        foreach (string name in Name)
        {
            try
            {
                if (!IsFree(Sites, session, name, "site", site => site.Id) || !ShouldProcess($"Site '{name}' on {session.Uri.Authority}", "Make"))
                    continue;
                Sites.Forget(session);
                WriteObject(Await(ct => session.Client.Sites.CreateAsync(name, Observer, ct)));
            }
            catch (CbException e)
            {
                Report(e, name);
            }
        }
    }
}
