using System.Text.Json;

namespace CbResponse;

/// <summary>What an answer of an event route says of itself, beside the events.</summary>
internal static class EventFlags
{
    /// <summary>
    /// Words of which one is in the name of a member that says that events are missing: the vendor's texts tell of a limit and of a time-out
    /// and give no name, so that any such member that is true counts.
    /// </summary>
    private static readonly string[] Words = ["incomplete", "partial", "truncated", "timed_out", "timeout", "limit_reached", "limit_exceeded", "limited"];

    private static readonly string[] Counts =
    [
        "modload_count", "filemod_count", "regmod_count", "netconn_count", "childproc_count", "crossproc_count", "processblock_count", "emet_count",
        "fileless_scriptload_count", "fork_children_count", "exec_events_count",
    ];

    /// <summary>How many events of a kind the process has, if the member is such a count.</summary>
    public static long? Count(string member, ReadOnlySpan<byte> value)
        => member.EndsWith("_count", StringComparison.Ordinal) && Counts.Contains(member)
            && System.Buffers.Text.Utf8Parser.TryParse(value, out long count, out int used) && used == value.Length && count > 0 ? count : null;

    /// <summary>Whether the member says that events are missing.</summary>
    public static bool SaysPartial(string member, ReadOnlySpan<byte> value)
        => (value.SequenceEqual("true"u8) || value.SequenceEqual("\"true\""u8) || value.SequenceEqual("1"u8))
            && Words.Any(word => member.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>A value as text; null for null.</summary>
    /// <exception cref="JsonException">The value is no JSON.</exception>
    public static string? Text(ReadOnlySpan<byte> value)
    {
        Utf8JsonReader reader = new(value);
        reader.Read();
        return WireText.Read(ref reader);
    }
}
