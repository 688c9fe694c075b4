using System.Management.Automation;

namespace CbResponse.PowerShell.Joins;

/// <summary>
/// The lazy properties of processes. The types file names these methods; no output of all properties reads them, so that an export
/// sends no requests.
/// </summary>
public static class ProcessJoins
{
    /// <summary>The process that started the process; null when it is unknown or has no document any more.</summary>
    public static CbResponse.Process? Parent(PSObject item) => Ask(item, static (joins, process, ct) => joins.GetParentAsync(process, null, ct));

    /// <summary>The other children of the process's parent.</summary>
    public static CbResponse.Process[] Siblings(PSObject item)
        => Ask(item, static async (joins, process, ct) => (await joins.GetSiblingsAsync(process, null, ct).ConfigureAwait(false)).ToArray()) ?? [];

    /// <summary>The processes that the process started.</summary>
    public static CbResponse.Process[] Children(PSObject item)
        => Ask(item, static async (joins, process, ct) => (await joins.GetChildrenAsync(process, null, ct).ConfigureAwait(false)).ToArray()) ?? [];

    /// <summary>The sensor that reported the process.</summary>
    public static Sensor? Sensor(PSObject item) => Ask(item, static (joins, process, ct) => joins.GetSensorAsync(process, null, ct));

    /// <summary>What is known of the process's program file.</summary>
    public static Binary? Binary(PSObject item) => Ask(item, static (joins, process, ct) => joins.GetBinaryAsync(process, null, ct));

    /// <summary>Nothing for a process that was made by hand: no server stands behind it.</summary>
    private static T? Ask<T>(PSObject? item, Func<JoinClient, CbResponse.Process, CancellationToken, Task<T?>> call)
        where T : class
        => item?.BaseObject is CbResponse.Process { Client: { } client } process ? JoinCall.Answer(process, ct => call(client.Joins, process, ct)) : null;
}
