using System.Management.Automation;

namespace CbResponse.PowerShell.Joins;

/// <summary>The lazy properties of process events, named by the types file: from what happened to whom and to which file it happened.</summary>
public static class EventJoins
{
    /// <summary>What is known of the file of the event: the module, the file that was written, the other process's program, or what was blocked.</summary>
    public static Binary? Binary(PSObject item)
        => item?.BaseObject is ProcessEvent { Client: { } client } found && Md5Of(found) is { Length: > 0 } md5
            ? JoinCall.Answer(found, ct => client.Joins.GetBinaryAsync(md5, null, ct))
            : null;

    /// <summary>The child that started or ended; null for a suppressed one, of which the server knows no more, and where its document is gone.</summary>
    public static CbResponse.Process? ChildProcess(PSObject item)
        => item?.BaseObject is ChildProcEvent { IsSuppressed: false } child ? Find(child, child.ChildProcessId) : null;

    /// <summary>The other of the two processes; null when the server has no document of it.</summary>
    public static CbResponse.Process? OtherProcess(PSObject item)
        => item?.BaseObject is CrossProcEvent access ? Find(access, access.OtherProcessId) : null;

    private static CbResponse.Process? Find(ProcessEvent found, string? id)
        => found.Client is { } client && id is not null ? JoinCall.Answer(found, ct => client.Joins.FindProcessAsync(id, null, ct)) : null;

    /// <summary>The MD5 of the file of the event; null when it has none.</summary>
    internal static string? Md5Of(ProcessEvent found) => found switch
    {
        ModLoadEvent module => module.Md5,
        FileModEvent file => file.Md5,
        ChildProcEvent child => child.Md5,
        CrossProcEvent access => access.OtherMd5,
        ProcessBlockEvent block => block.Md5,
        _ => null,
    };
}
