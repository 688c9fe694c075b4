using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>Counts the values of some fields over the hits of a search (edr-api.md 2.7).</summary>
internal sealed class FacetCounter
{
    private const int MostEntries = 200;
    private const int DaysOfStarts = 30;
    private readonly List<(string Name, FieldSource<ProcessDocument>? Source, Dictionary<string, int> Counts)> _fields;

    public FacetCounter(IEnumerable<string> fields, FieldTable<ProcessDocument> table)
        => _fields = [.. fields.Select(name => (name, table.FindFacet(name), new Dictionary<string, int>(StringComparer.Ordinal)))];

    /// <summary>What is counted when no field is named.</summary>
    public static IReadOnlyList<string> StandardFields { get; } =
    [
        "process_md5", "hostname", "group", "path_full", "parent_name", "process_name",
        "host_type", "hour_of_day", "day_of_week", "start", "username_full",
    ];

    public void Add(ProcessDocument document)
    {
        foreach ((_, FieldSource<ProcessDocument>? source, Dictionary<string, int> counts) in _fields)
        {
            if (source is null)
                continue;
            foreach (string text in source.Texts(document))
                counts[text] = counts.GetValueOrDefault(text) + 1;
        }
    }

    public IReadOnlyList<Facet> Finish(DateTime now)
        => [.. _fields.Select(field => new Facet(field.Name, field.Source?.IsNumber ?? false, Entries(field.Name, field.Counts, now)))];

    /// <summary>Starts come day by day for the last 30 days; everything else in the order of frequency.</summary>
    private static List<FacetEntry> Entries(string field, Dictionary<string, int> counts, DateTime now)
    {
        bool days = field.Equals("start", StringComparison.OrdinalIgnoreCase);
        string firstDay = WireTime.Seconds(now.Date.AddDays(1 - DaysOfStarts));
        List<KeyValuePair<string, int>> pairs = days
            ? [.. counts.Where(pair => string.CompareOrdinal(pair.Key, firstDay) >= 0).OrderBy(pair => pair.Key, StringComparer.Ordinal)]
            : [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
        if (pairs.Count == 0)
            return [];
        int most = pairs.Max(pair => pair.Value);
        long sum = pairs.Sum(pair => (long)pair.Value);
        return [.. pairs.Take(MostEntries).Select(pair => Entry(pair, most, sum))];
    }

    private static FacetEntry Entry(KeyValuePair<string, int> pair, int most, long sum) => new(
        pair.Key,
        pair.Value,
        Math.Round(100.0 * pair.Value / most, 2),
        (100.0 * pair.Value / sum).ToString("F1", CultureInfo.InvariantCulture));
}
