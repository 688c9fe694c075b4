using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>
/// Identifier of a process: sensor, process number and start time in one (edr-api.md 4.9).
/// The order is that of its text.
/// </summary>
internal readonly record struct ProcessGuid(uint SensorId, uint Pid, long FileTime) : IComparable<ProcessGuid>
{
    public const int Length = 36;

    /// <summary>What stands in for a parent that nobody saw.</summary>
    public static ProcessGuid UnknownParent(int sensorId) => new((uint)sensorId, uint.MaxValue, 0);

    public static ProcessGuid Of(int sensorId, int pid, DateTime start) => new((uint)sensorId, (uint)pid, start.ToFileTimeUtc());

    public bool IsUnknownParent => Pid == uint.MaxValue;

    /// <summary>The process's start by the host's clock.</summary>
    public DateTime Start => DateTime.FromFileTimeUtc(FileTime);

    public static ProcessGuid Parse(string text)
        => TryParse(text, out ProcessGuid guid) ? guid : throw new FormatException($"'{text}' is no process id.");

    public static bool TryParse(string text, out ProcessGuid guid)
    {
        guid = default;
        if (text.Length != Length || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
            return false;
        string digits = text.Replace("-", string.Empty, StringComparison.Ordinal);
        if (digits.Length != 32 || !TryHex(digits.AsSpan(0, 16), out ulong head) || !TryHex(digits.AsSpan(16), out ulong time)
            || time > (ulong)DateTime.MaxValue.ToFileTimeUtc())
        {
            return false;
        }

        guid = new ProcessGuid((uint)(head >> 32), (uint)head, (long)time);
        return true;
    }

    public int CompareTo(ProcessGuid other)
    {
        int bySensor = SensorId.CompareTo(other.SensorId);
        if (bySensor != 0)
            return bySensor;
        int byPid = Pid.CompareTo(other.Pid);
        return byPid != 0 ? byPid : FileTime.CompareTo(other.FileTime);
    }

    /// <summary>The identifier as one number, in the same order.</summary>
    public UInt128 ToNumber() => new(((ulong)SensorId << 32) | Pid, (ulong)FileTime);

    public override string ToString() => string.Create(Length, this, static (span, guid) => guid.Write(span));

    /// <summary>The identifier of a document: process and segment.</summary>
    public string ToUniqueId(long segment, int digits)
        => string.Create(Length + 1 + digits, (Guid: this, segment, digits), static (span, state) =>
        {
            state.Guid.Write(span);
            span[Length] = '-';
            WriteHex(span.Slice(Length + 1, state.digits), (ulong)state.segment);
        });

    private void Write(Span<char> span)
    {
        WriteHex(span[..8], SensorId);
        span[8] = '-';
        WriteHex(span[9..13], Pid >> 16);
        span[13] = '-';
        WriteHex(span[14..18], Pid);
        span[18] = '-';
        WriteHex(span[19..23], (ulong)FileTime >> 48);
        span[23] = '-';
        WriteHex(span[24..36], (ulong)FileTime);
    }

    /// <summary>Writes the lowest digits that fit.</summary>
    private static void WriteHex(Span<char> span, ulong value)
    {
        for (int i = span.Length - 1; i >= 0; i--, value >>= 4)
            span[i] = "0123456789abcdef"[(int)(value & 15)];
    }

    private static bool TryHex(ReadOnlySpan<char> text, out ulong value)
        => ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
