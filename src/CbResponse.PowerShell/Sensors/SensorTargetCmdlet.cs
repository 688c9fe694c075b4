using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// The base of cmdlets that act on sensors: of objects, numbers or names. All of them are gathered first and acted on together in the end,
/// so that a list that breaks off leads to nothing, and each sensor is handled once.
/// </summary>
public abstract class SensorTargetCmdlet : CbSessionCmdlet
{
    private protected const string ByObject = "InputObject";
    private protected const string ById = "Id";
    private protected const string ByName = "Name";

    private readonly List<SensorTarget> _targets = [];

    private protected SensorTargetCmdlet()
    {
    }

    /// <summary>
    /// Sensors, processes, or what was found of a process, each of its own server. It belongs to the default set: else the engine would bind
    /// an object's Id, and forget where it came from.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    /// <summary>Numbers of sensors.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SensorId")]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    /// <summary>Names of hosts, in full.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("HostName", "ComputerName")]
    [ArgumentCompleter(typeof(SensorNameCompleter))]
    [SensorName]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    private protected sealed override void Process()
    {
        foreach (int id in Id)
            Add(ResolveSession(), id, null, id);
        foreach (string name in Name)
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(ErrorRecords.InvalidId($"'{name}' is a pattern. Look first which sensors it means: Get-CbSensor '{name}'. Then pipe them.", name));
            else
                Add(ResolveSession(), null, name, name);
        }

        foreach (CbObject item in InputObject)
        {
            if (SensorInput.IdOf(item) is not { } id)
                WriteError(ErrorRecords.NoSensor(item));
            else if (ResolveOwnSession(item) is { } session)
                Add(session, id, null, item);
        }
    }

    private protected sealed override void End()
    {
        foreach (IGrouping<CbSession, SensorTarget> own in _targets.GroupBy(target => target.Session).ToArray())
            Handle(own.Key, Read(own.Key, Identify(own.Key, [.. own])));
    }

    /// <summary>What is to change of the sensors of this record of the pipeline; null, after an error, when that cannot be told.</summary>
    private protected abstract SensorChange? MakeChange(CbSession session);

    /// <summary>What to do with the sensors of a server.</summary>
    /// <param name="session">The server.</param>
    /// <param name="targets">What is to change of each, and the sensor as it is now, in the order of the input.</param>
    private protected abstract void Handle(CbSession session, IReadOnlyList<KeyValuePair<SensorTarget, Sensor>> targets);

    private void Add(CbSession session, int? id, string? name, object input)
    {
        if (MakeChange(session) is { } change)
            _targets.Add(new SensorTarget(session, id, name, input, change));
    }

    /// <summary>Finds the numbers of named sensors, and takes each sensor once.</summary>
    private List<SensorTarget> Identify(CbSession session, List<SensorTarget> targets)
    {
        ILookup<string, Sensor>? found = FindNamed(session, [.. targets.Where(target => target.Name is not null)]);
        Dictionary<int, SensorTarget> known = [];
        foreach (SensorTarget target in targets)
        {
            if ((target.Id ?? (found is null ? null : Choose(target, found[target.Name!]))) is not { } id)
                continue;
            if (!known.TryGetValue(id, out SensorTarget? before))
                known.Add(id, target with { Id = id });
            else if (before.Change == target.Change)
                WriteVerbose(string.Format(CultureInfo.InvariantCulture, "Sensor {0} came before.", id));
            else
                WriteError(ErrorRecords.InvalidId(string.Format(CultureInfo.InvariantCulture, "Sensor {0} came before, with another change. The first one counts.", id), target.Input));
        }

        return [.. known.Values];
    }

    /// <summary>The sensors of named targets; null when there is none, or after an error of each.</summary>
    private ILookup<string, Sensor>? FindNamed(CbSession session, List<SensorTarget> targets)
    {
        try
        {
            return targets.Count == 0 ? null : Await(ct => session.Client.Sensors.FindAsync([.. targets.Select(target => target.Name!)], Observer, ct));
        }
        catch (CbException e)
        {
            targets.ForEach(target => Report(e, target.Input));
            return null;
        }
    }

    /// <summary>The one sensor of a name. A host that was installed anew has several, and to guess would be to isolate, or to spare, the wrong one.</summary>
    private int? Choose(SensorTarget target, IEnumerable<Sensor> found)
    {
        Sensor[] sensors = [.. found];
        if (sensors.Length == 1)
            return sensors[0].Id;
        string server = target.Session.Uri.Authority;
        WriteError(sensors.Length == 0
            ? ErrorRecords.NotFound($"{server} knows no sensor of a host '{target.Name}', or you may not see it.", target.Name!)
            : ErrorRecords.AmbiguousName(
                $"{server} knows {sensors.Length} sensors of a host '{target.Name}': "
                + string.Join(", ", sensors.Select(sensor => string.Format(CultureInfo.InvariantCulture, "{0} ({1}, last check-in {2:u})", sensor.Id, sensor.Status, sensor.LastCheckinTime)))
                + ". Say which by -Id.",
                target.Name!));
        return null;
    }

    /// <summary>The sensors as they are now: what was got earlier may be in another group, or isolated, by now.</summary>
    private List<KeyValuePair<SensorTarget, Sensor>> Read(CbSession session, List<SensorTarget> targets)
    {
        Dictionary<int, Sensor> sensors = [];
        Dictionary<int, SensorTarget> byId = targets.ToDictionary(target => target.Id ?? 0);
        StreamOutcomes(
            session.Client.Sensors.GetEachAsync([.. byId.Keys], Observer, StopToken), "Reading sensors", byId, (_, result) => sensors[result.Sensor.Id ?? 0] = result.Sensor);
        return [.. targets.Where(target => sensors.ContainsKey(target.Id ?? 0)).Select(target => new KeyValuePair<SensorTarget, Sensor>(target, sensors[target.Id ?? 0]))];
    }

    /// <summary>Takes outcomes as they arise. A failure is one of its target.</summary>
    private protected void StreamOutcomes(
        IAsyncEnumerable<List<SensorOutcome>> outcomes, string activity, IReadOnlyDictionary<int, SensorTarget> targets, Action<SensorTarget, SensorResult> take)
        => Stream(outcomes, activity, batch =>
        {
            foreach (SensorOutcome outcome in batch)
            {
                if (outcome.Result is { } result)
                    take(targets[outcome.Id], result);
                else
                    Report(outcome.Failure!, targets[outcome.Id].Input);
            }
        });
}
