using System.Management.Automation;

namespace CbResponse.PowerShell.Joins;

/// <summary>The lazy properties of alerts, named by the types file.</summary>
public static class AlertJoins
{
    /// <summary>The process that the alert is about; null for an alert about a file, and when the server has no document of it any more.</summary>
    public static CbResponse.Process? Process(PSObject item) => Ask(item, static (joins, alert, ct) => joins.GetProcessAsync(alert, null, ct));

    /// <summary>What is known of the program, or of the file.</summary>
    public static Binary? Binary(PSObject item) => Ask(item, static (joins, alert, ct) => joins.GetBinaryAsync(alert, null, ct));

    /// <summary>The sensor of the host.</summary>
    public static Sensor? Sensor(PSObject item) => Ask(item, static (joins, alert, ct) => joins.GetSensorAsync(alert, null, ct));

    /// <summary>The feed whose report hit; null for an alert of a watchlist.</summary>
    public static Feed? Feed(PSObject item) => Ask(item, static (joins, alert, ct) => joins.GetFeedAsync(alert, null, ct));

    private static T? Ask<T>(PSObject? item, Func<JoinClient, Alert, CancellationToken, Task<T?>> call)
        where T : class
        => item?.BaseObject is Alert { Client: { } client } alert ? JoinCall.Answer(alert, ct => call(client.Joins, alert, ct)) : null;
}
