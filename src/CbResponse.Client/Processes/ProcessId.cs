using System.Globalization;

namespace CbResponse;

/// <summary>
/// A process identifier taken apart (edr-api.md 4.9): a GUID of sensor, process number and start time, alone or with a segment;
/// or the 64-bit number of servers before 5.0.
/// </summary>
public sealed class ProcessId
{
    private const int GuidLength = 36;
    private const uint UnknownPid = 0xFFFFFFFF;

    /// <summary>Numbers of servers before 5.0 use all 64 bits; what is much shorter is a process number or a typing error.</summary>
    private const int ShortestNumber = 12;

    private ProcessId(string id, long? segment)
    {
        Id = id;
        SegmentId = segment;
    }

    /// <summary>The identifier without segment.</summary>
    public string Id { get; }

    /// <summary>The segment, when the text had one.</summary>
    public long? SegmentId { get; }

    /// <summary>Number of the sensor; null for the numbers of servers before 5.0.</summary>
    public int? SensorId { get; private set; }

    /// <summary>Process number; null where it is unknown.</summary>
    public int? Pid { get; private set; }

    /// <summary>Start of the process by the endpoint's clock, UTC; null where it is unknown.</summary>
    public DateTime? Start { get; private set; }

    /// <summary>Whether this stands for a parent that the server does not know.</summary>
    public bool IsPlaceholder { get; private set; }

    /// <summary>Takes an identifier apart; null when the text is none.</summary>
    public static ProcessId? Parse(string? text)
    {
        string? trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        if (trimmed!.Length == GuidLength)
            return FromGuid(trimmed, segment: null);

        // 45 characters in 5.x, 49 since 6.0: the segment follows in hexadecimal.
        if (trimmed.Length is GuidLength + 9 or GuidLength + 13 && trimmed[GuidLength] == '-'
            && TryHex(trimmed.Substring(GuidLength + 1), out ulong segment))
        {
            return FromGuid(trimmed.Substring(0, GuidLength), (long)segment);
        }

        return trimmed.Length >= ShortestNumber && long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? new ProcessId(number.ToString(CultureInfo.InvariantCulture), null)
            : null;
    }

    /// <summary>The identifier.</summary>
    public override string ToString() => SegmentId is { } segment ? $"{Id} segment {segment.ToString(CultureInfo.InvariantCulture)}" : Id;

    private static ProcessId? FromGuid(string guid, long? segment)
    {
        if (guid[8] != '-' || guid[13] != '-' || guid[18] != '-' || guid[23] != '-'
            || !TryHex(guid.Substring(0, 8), out ulong sensor)
            || !TryHex(guid.Substring(9, 4) + guid.Substring(14, 4), out ulong pid)
            || !TryHex(guid.Substring(19, 4) + guid.Substring(24, 12), out ulong fileTime))
        {
            return null;
        }

        // 4.x unique ids have the same look: a 64-bit number in hexadecimal, then the segment. No process started in the year 1601.
        if (segment is null && fileTime is > 0 and <= uint.MaxValue)
            return new ProcessId(unchecked((long)((sensor << 32) | pid)).ToString(CultureInfo.InvariantCulture), (long)fileTime);

        return new ProcessId(guid.ToLowerInvariant(), segment)
        {
            SensorId = sensor <= int.MaxValue ? (int)sensor : null,
            Pid = pid <= int.MaxValue && (pid > 0 || fileTime > 0) ? (int)pid : null,
            Start = ToTime(fileTime),
            IsPlaceholder = pid == UnknownPid && fileTime == 0,
        };
    }

    private static DateTime? ToTime(ulong fileTime)
    {
        long latest = DateTime.MaxValue.ToFileTimeUtc();
        return fileTime > 0 && fileTime <= (ulong)latest ? DateTime.FromFileTimeUtc((long)fileTime) : null;
    }

    private static bool TryHex(string digits, out ulong value)
        => ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
