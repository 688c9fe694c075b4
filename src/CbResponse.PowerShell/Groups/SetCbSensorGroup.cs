using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Changes settings of sensor groups, and leaves all others as they are.</summary>
[Cmdlet(VerbsCommon.Set, "CbSensorGroup", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SensorGroup))]
public sealed class SetCbSensorGroup : SensorGroupSettingsCmdlet
{
    /// <summary>The groups themselves, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public SensorGroup[] InputObject { get; set; } = [];

    /// <summary>Names of groups; wildcards may stand for several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Name", ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SensorGroupCompleter))]
    [Name]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Numbers of groups.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id", ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    /// <summary>The new name, for one group.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewName { get => Settings.Name; set => Settings.Name = value; }

    /// <summary>Write the groups as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        if (Settings.IsEmpty && TeamAccess is null)
            ThrowInvalidArgument("Nothing is to be changed. Give -NewName or a setting.", null);
    }

    private protected override void Process() => HandleEach(Groups, InputObject, Name, Id, Change);

    private void Change(SensorGroup group, int id, CbSession session)
    {
        if ((NewName is not null && !IsFree(Groups, session, NewName, "sensor group", known => known.Id, id)) || !TryFindTeams(session))
            return;
        if (!TryAwait(group.Name, ct => session.Client.Groups.FindChangesAsync(id, Settings, Observer, ct), out IReadOnlyDictionary<string, string> changes))
            return;
        if (changes.Count == 0)
        {
            WriteVerbose($"The sensor group '{group.Name}' is so already.");
        }
        else
        {
            string target = FormattableString.Invariant($"Sensor group '{group.Name}' ({id}) with {group.HostCount} sensors, on {session.Uri.Authority}");
            if (!ShouldProcess(target, $"Set {string.Join(", ", changes.Select(change => $"{change.Key} = {change.Value}"))}")
                || !TryAwait(group.Name, ct => session.Client.Groups.UpdateAsync(id, Settings, Observer, ct), out group))
                return;
            if (NewName is not null)
                Groups.Forget(session);
        }

        if (PassThru)
            WriteObject(group);
    }
}
