using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>The partitions of a server that has run for a while: one that is written to, one loaded, one put away.</summary>
internal static class EventPartitions
{
    /// <summary>The number of the partition that is written to at the start.</summary>
    public const long FirstWriter = 99_400_000_000_003;

    public static IReadOnlyList<StoragePartition> Make(DateTime anchor, long documents) =>
    [
        new StoragePartition("writer", "hot", FirstWriter, anchor.AddDays(-3), null, documents),
        Older("warm", FirstWriter - 1, anchor.AddDays(-6), anchor.AddDays(-3)),
        Older("cold", FirstWriter - 2, anchor.AddDays(-9), anchor.AddDays(-6)),
    ];

    private static StoragePartition Older(string status, long id, DateTime from, DateTime to)
        => new("cbevents_" + from.ToString("yyyy_MM_dd_HHmm", CultureInfo.InvariantCulture), status, id, from, to, 0);
}
