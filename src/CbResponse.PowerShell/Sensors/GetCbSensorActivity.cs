using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets what sensors did lately: what waited to be sent, check-ins, or resources.</summary>
[Cmdlet(VerbsCommon.Get, "CbSensorActivity", DefaultParameterSetName = ByObject)]
[OutputType(typeof(SensorQueueStatus), typeof(SensorActivity))]
public sealed class GetCbSensorActivity : CbSessionCmdlet
{
    private const string ByObject = "InputObject";
    private const string ById = "Id";

    private readonly HashSet<(CbSession Session, int Id)> _taken = [];

    /// <summary>Sensors, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Sensor[] InputObject { get; set; } = [];

    /// <summary>Numbers of sensors.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipeline = true)]
    [Alias("SensorId")]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    /// <summary>Which history.</summary>
    [Parameter(Mandatory = true)]
    public SensorActivityKind Kind { get; set; }

    private protected override void Process()
    {
        foreach (Sensor sensor in InputObject)
        {
            if (sensor.Id is not { } id)
                WriteError(ErrorRecords.InvalidId($"'{sensor}' has no number, and so is no sensor of a server.", sensor));
            else if (ResolveOwnSession(sensor) is { } session)
                Write(id, session);
        }

        foreach (int id in Id)
            Write(id, ResolveSession());
    }

    private void Write(int id, CbSession session)
    {
        if (!_taken.Add((session, id)))
            return;
        SensorHistoryClient history = session.Client.SensorHistory;
        if (Kind == SensorActivityKind.Queue)
        {
            if (TryAwait(id, ct => history.GetQueueAsync(id, Observer, ct), out IReadOnlyList<SensorQueueStatus> queue))
                WriteObject(queue, enumerateCollection: true);
        }
        else if (TryAwait(id, ct => history.GetActivityAsync(id, Kind, Observer, ct), out IReadOnlyList<SensorActivity> records))
        {
            WriteObject(records, enumerateCollection: true);
        }
    }
}
