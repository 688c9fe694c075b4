using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Moves sensors to another group, or changes what administrators noted of them.</summary>
[Cmdlet(VerbsCommon.Set, "CbSensor", DefaultParameterSetName = ByObject, SupportsShouldProcess = true)]
[OutputType(typeof(Sensor))]
public sealed class SetCbSensor : SensorChangeCmdlet
{
    private readonly Dictionary<(CbSession Session, int Id), string> _names = [];
    private SensorGroups? _groups;

    /// <summary>The group to move to. Of an object of ours it is never bound: a sensor has a property of that name, the group that it is in.</summary>
    [Parameter(ParameterSetName = ByObject)]
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByName, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SensorGroupCompleter))]
    [ValidateNotNull]
    public SensorGroupIdentity? Group { get; set; }

    /// <summary>What to note; empty for nothing.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Notes { get; set; }

    private SensorGroups Groups => _groups ??= new SensorGroups(session => Await(ct => session.Client.Groups.ListAsync(Observer, ct)), WriteError);

    private protected override SensorChange? MakeChange(CbSession session)
    {
        if (Group is null && Notes is null)
            ThrowInvalidArgument("Nothing is to be changed. Give -Group, -Notes or both.", null);
        if (Group is null)
            return new SensorChange { Notes = Notes };
        SensorGroup? group = FindGroup(Group, session);
        if (group?.Id is not { } id)
            return null;
        _names[(session, id)] = group.Name ?? string.Empty;
        return new SensorChange { GroupId = id, Notes = Notes };
    }

    private protected override string Action(SensorChange change, CbSession session)
    {
        string move = change.GroupId is { } id ? $"Move to group '{_names[(session, id)]}'" : string.Empty;
        string note = change.Notes is { } notes ? $"Set the notes '{notes}'" : string.Empty;
        return string.Join(", ", new[] { move, note }.Where(part => part.Length > 0));
    }

    /// <summary>A move is the server's own business, and done at once.</summary>
    private protected override void Warn(IReadOnlyList<Sensor> sensors)
    {
    }

    private SensorGroup? FindGroup(SensorGroupIdentity identity, CbSession session)
    {
        try
        {
            return Groups.FindOne(identity, session);
        }
        catch (CbException e)
        {
            Report(e, identity.Name);
            return null;
        }
    }
}
