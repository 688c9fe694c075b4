using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that change sensors: asks for each, sends the changes together, and writes the sensors as they are then.</summary>
public abstract class SensorChangeCmdlet : SensorTargetCmdlet
{
    /// <summary>Hosts that a warning names.</summary>
    private const int MostNamed = 10;

    private protected SensorChangeCmdlet()
    {
    }

    /// <summary>Write the sensors as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Whether nothing is to be changed.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? value)
        ? value is SwitchParameter { IsPresent: true }
        : SessionState.PSVariable.GetValue("WhatIfPreference") is true;

    private protected sealed override void Handle(CbSession session, IReadOnlyList<KeyValuePair<SensorTarget, Sensor>> targets)
    {
        List<Sensor> settled = [];
        List<KeyValuePair<SensorTarget, Sensor>> open = [];
        foreach (KeyValuePair<SensorTarget, Sensor> one in targets)
        {
            if (one.Key.Change.IsMetBy(one.Value))
            {
                WriteVerbose($"{one.Value} is so already: {one.Value.State}.");
                settled.Add(one.Value);
            }
            else if (Refuse(one.Value) is { } reason)
            {
                WriteError(ErrorRecords.From(new CbException(CbErrorKind.NotSupported, reason), one.Key.Input));
            }
            else
            {
                open.Add(one);
            }
        }

        Warn([.. open.Select(one => one.Value)]);
        Dictionary<int, SensorTarget> approved = open
            .Where(one => ShouldProcess(Describe(one.Value, session), Action(one.Key.Change, session)))
            .ToDictionary(one => one.Value.Id ?? 0, one => one.Key);
        if (approved.Count > 0)
            settled.AddRange(Apply(session, approved));
        if (settled.Count > 0 && !IsWhatIf)
            Finish(session, settled);
    }

    /// <summary>What is done to a sensor, for the prompt.</summary>
    private protected abstract string Action(SensorChange change, CbSession session);

    /// <summary>Why the change cannot be made of a sensor; null when it can.</summary>
    private protected virtual string? Refuse(Sensor sensor) => null;

    /// <summary>Says what the user should know before he is asked.</summary>
    private protected virtual void Warn(IReadOnlyList<Sensor> sensors)
        => WarnOf(sensors.Where(sensor => !sensor.IsOnline), "does not report at present. The server keeps the request until it does", "do not report at present. The server keeps the requests until they do");

    /// <summary>What to do with the sensors that are as was asked for, at the server.</summary>
    private protected virtual void Finish(CbSession session, IReadOnlyList<Sensor> sensors)
    {
        if (PassThru)
            WriteObject(sensors, enumerateCollection: true);
    }

    /// <summary>One warning about all of them.</summary>
    private protected void WarnOf(IEnumerable<Sensor> sensors, string one, string many)
    {
        string[] names = [.. sensors.Select(sensor => sensor.ToString())];
        if (names.Length == 1)
            WriteWarning($"{names[0]} {one}.");
        else if (names.Length > MostNamed)
            WriteWarning(string.Format(CultureInfo.InvariantCulture, "{0} and {1} more hosts {2}.", string.Join(", ", names.Take(MostNamed)), names.Length - MostNamed, many));
        else if (names.Length > 1)
            WriteWarning($"{string.Join(", ", names)} {many}.");
    }

    /// <summary>Tells the user himself, when the pipeline is stopping and takes no records any more.</summary>
    private protected void Say(string message) => Host?.UI?.WriteWarningLine(message);

    private List<Sensor> Apply(CbSession session, Dictionary<int, SensorTarget> approved)
    {
        List<Sensor> done = [];
        try
        {
            StreamOutcomes(
                session.Client.Sensors.UpdateEachAsync([.. approved.Select(one => new KeyValuePair<int, SensorChange>(one.Key, one.Value.Change))], Observer, StopToken),
                "Changing sensors",
                approved,
                (_, result) => done.Add(result.Sensor));
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            Say(string.Format(CultureInfo.InvariantCulture, "Stopped. {0} of {1} requests were sent and stand, and a few more may be.", done.Count, approved.Count));
            throw;
        }

        return done;
    }

    private string Describe(Sensor sensor, CbSession session)
        => string.Format(CultureInfo.InvariantCulture, "{0} (sensor {1}, group {2}), on {3}", sensor.ComputerName ?? "?", sensor.Id, GroupName(sensor, session), session.Uri.Authority);

    /// <summary>The name of a sensor's group. Not to know it is no reason not to act.</summary>
    private string GroupName(Sensor sensor, CbSession session)
    {
        try
        {
            return Await(ct => session.Client.Joins.GetGroupAsync(sensor, Observer, ct))?.Name is { Length: > 0 } name ? $"'{name}'" : $"{sensor.GroupId}";
        }
        catch (CbException e) when (!ErrorRecords.EndsPipeline(e))
        {
            WriteVerbose($"The name of group {sensor.GroupId} could not be read: {e.Message}");
            return $"{sensor.GroupId}";
        }
    }
}
