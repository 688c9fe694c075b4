using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Ends it that data of sensor groups is given to others.</summary>
[Cmdlet(VerbsCommon.Remove, "CbDataSharing", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbDataSharing : NamedObjectCmdlet
{
    /// <summary>What Get-CbDataSharing gave, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public DataSharing[] InputObject { get; set; } = [];

    /// <summary>Sensor groups, by name, number or object, of which nothing is to be given to anybody any more.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Group")]
    [ArgumentCompleter(typeof(SensorGroupCompleter))]
    [ValidateNotNullOrEmpty]
    public object[] Group { get; set; } = [];

    private protected override void Process()
    {
        foreach (DataSharing entry in InputObject)
        {
            if (entry is not { Id: not null, GroupId: { } group })
                WriteError(ErrorRecords.InvalidId($"'{entry}' has no number, and so is nothing that a server has.", entry));
            else if (ResolveOwnSession(entry) is { } session
                && ShouldProcess(FormattableString.Invariant($"{entry.What} of the sensor group {group} on {session.Uri.Authority}"), $"Give no more to {entry.Who}"))
                TryAwait(entry, ct => session.Client.DataSharing.RemoveAsync(entry, Observer, ct));
        }

        foreach (object given in Group)
            RemoveAll(given, ResolveSession());
    }

    private void RemoveAll(object given, CbSession session)
    {
        try
        {
            Groups.Each(Groups.Meant(session, given), session, (group, id, _) =>
            {
                if (ShouldProcess(FormattableString.Invariant($"All data of the sensor group '{group.Name}' ({id}) on {session.Uri.Authority}"), "Give no more to anybody"))
                    TryAwait(group.Name, ct => session.Client.DataSharing.RemoveAllAsync(id, Observer, ct));
            });
        }
        catch (CbException e)
        {
            Report(e, given);
        }
    }
}
