using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that ask something of sensors, and may wait until they have done it.</summary>
public abstract class SensorWaitCmdlet : SensorChangeCmdlet
{
    private protected SensorWaitCmdlet()
    {
    }

    /// <summary>Wait until the sensors have done it.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds to wait for all of them.</summary>
    [Parameter]
    [ValidateRange(1, 7 * 86_400)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>What is waited for.</summary>
    private protected abstract SensorAim Aim { get; }

    /// <summary>What has not happened to a sensor that is pending, as in "has not ...".</summary>
    private protected abstract string Expected { get; }

    private protected sealed override void Finish(CbSession session, IReadOnlyList<Sensor> sensors)
    {
        if (!Wait)
        {
            base.Finish(session, sensors);
            return;
        }

        int left = sensors.Count;
        try
        {
            Stream(session.Client.Sensors.WaitAsync(sensors, Aim, TimeSpan.FromSeconds(TimeoutSec), Observer, StopToken), "Waiting for sensors to check in", result =>
            {
                left--;
                Take(result);
            });
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            Say(string.Format(
                CultureInfo.InvariantCulture, "The wait is over, but the requests stand: {0} of {1} sensors will do it when they check in.", left, sensors.Count));
            throw;
        }
    }

    private void Take(SensorWaitResult result)
    {
        Sensor sensor = result.Sensor;
        switch (result.Outcome)
        {
            case SensorWaitOutcome.Done:
                if (PassThru)
                    WriteObject(sensor);
                break;
            case SensorWaitOutcome.Pending:
                WriteError(ErrorRecords.WaitTimeout(
                    string.Format(
                        CultureInfo.InvariantCulture,
                        "{0} has not {1} after {2} s. It is {3}, checked in last at {4:u}, and was to check in next at {5:u}.",
                        sensor, Expected, TimeoutSec, sensor.Status, sensor.LastCheckinTime, sensor.NextCheckinTime),
                    sensor));
                break;
            case SensorWaitOutcome.Vanished:
                WriteError(ErrorRecords.NotFound($"{sensor} has vanished while it was waited for: {(sensor.IsUninstalled == true ? "it was uninstalled" : "the server knows it no longer")}.", sensor));
                break;
            default:
                WriteError(ErrorRecords.From(result.Failure!, sensor));
                break;
        }
    }
}
