using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Makes sensor groups, from settings or after another group.</summary>
[Cmdlet(VerbsCommon.New, "CbSensorGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SensorGroup))]
public sealed class NewCbSensorGroup : SensorGroupSettingsCmdlet
{
    /// <summary>Name of the group.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>A group whose settings the new one has where none are given. It may be of another server.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public SensorGroup? Template { get; set; }

    private protected override void Process()
    {
        CbSession session = ResolveSession(Template);
        Settings.Name = Name;
        try
        {
            if (!IsFree(Groups, session, Name, "sensor group", group => group.Id) || !TryFindTeams(session)
                || !ShouldProcess($"Sensor group '{Name}' on {session.Uri.Authority}", Template is null ? "Make" : $"Make, after '{Template}'"))
                return;
            Groups.Forget(session);
            WriteObject(Await(ct => session.Client.Groups.CreateAsync(Settings, Template, Observer, ct)));
        }
        catch (CbException e)
        {
            Report(e, Name);
        }
    }
}
