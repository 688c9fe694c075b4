using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>Counts the values of some fields over the hits of a search (edr-api.md 2.7).</summary>
internal sealed class FacetCounter<T>
{
    private const int MostEntries = 200;
    private readonly List<(string Name, FieldSource<T>? Source, Dictionary<string, int> Counts)> _fields;

    public FacetCounter(IEnumerable<string> fields, FieldTable<T> table)
        => _fields = [.. fields.Select(name => (name, table.FindFacet(name), new Dictionary<string, int>(StringComparer.Ordinal)))];

    public void Add(T document)
    {
        foreach ((_, FieldSource<T>? source, Dictionary<string, int> counts) in _fields)
            source?.Count(document, counts);
    }

    /// <summary>Adds what another counter of the same fields has counted.</summary>
    public void Add(FacetCounter<T> other)
    {
        for (int i = 0; i < _fields.Count; i++)
        {
            Dictionary<string, int> counts = _fields[i].Counts;
            foreach ((string text, int count) in other._fields[i].Counts)
                counts[text] = counts.GetValueOrDefault(text) + count;
        }
    }

    public IReadOnlyList<Facet> Finish(DateTime now)
        => [.. _fields.Select(field => new Facet(field.Name, field.Source?.IsNumber ?? false, Entries(field.Source, field.Counts, now)))];

    /// <summary>Days and months come one after the other, up to now; everything else in the order of frequency.</summary>
    private static List<FacetEntry> Entries(FieldSource<T>? source, Dictionary<string, int> counts, DateTime now)
    {
        List<KeyValuePair<string, int>> pairs = source is CalendarSource<T> calendar
            ? Since(calendar.FirstName(now), counts)
            : [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
        if (pairs.Count == 0)
            return [];
        int most = pairs.Max(pair => pair.Value);
        long sum = pairs.Sum(pair => (long)pair.Value);
        return [.. pairs.Take(MostEntries).Select(pair => Entry(pair, most, sum))];
    }

    private static List<KeyValuePair<string, int>> Since(string first, Dictionary<string, int> counts)
        => [.. counts.Where(pair => string.CompareOrdinal(pair.Key, first) >= 0).OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    private static FacetEntry Entry(KeyValuePair<string, int> pair, int most, long sum) => new(
        pair.Key,
        pair.Value,
        Math.Round(100.0 * pair.Value / most, 2),
        (100.0 * pair.Value / sum).ToString("F1", CultureInfo.InvariantCulture));
}
