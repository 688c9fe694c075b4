using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>A process that a cmdlet is asked about by its identifier.</summary>
internal static class ProcessTarget
{
    /// <summary>Reads an identifier, beside which a segment may be named. Null with the reason when they mean no process.</summary>
    public static ProcessId? Read(string text, long? segment, out ErrorRecord? refusal)
    {
        refusal = null;
        if (ProcessId.Parse(text) is not { } id)
            refusal = ErrorRecords.InvalidProcessId(text);
        else if (segment is { } wanted && id.SegmentId is { } own && own != wanted)
            refusal = ErrorRecords.InvalidId($"'{text}' names segment {own}, and -SegmentId {wanted} another.", text);
        else
            return id;
        return null;
    }
}
