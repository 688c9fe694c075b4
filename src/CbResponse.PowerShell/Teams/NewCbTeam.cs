using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Makes teams.</summary>
[Cmdlet(VerbsCommon.New, "CbTeam", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Team))]
public sealed class NewCbTeam : TeamAccessCmdlet
{
    /// <summary>Names of the teams.</summary>
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
                if (!IsFree(Teams, session, name, "team", team => team.Id) || FindAccess(session) is not { } access
                    || !ShouldProcess($"Team '{name}' on {session.Uri.Authority}", access.Count == 0 ? "Make" : $"Make with {string.Join(", ", access)}"))
                    continue;
                Teams.Forget(session);
                WriteObject(Await(ct => session.Client.Teams.CreateAsync(name, access, Observer, ct)));
            }
            catch (CbException e)
            {
                Report(e, name);
            }
        }
    }
}
