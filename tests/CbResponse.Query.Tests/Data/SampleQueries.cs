namespace CbResponse.Query.Tests;

/// <summary>The queries of the data file, each with its index and verdict.</summary>
internal static class SampleQueries
{
    public static IReadOnlyList<(QueryIndex Index, string Verdict, string Query)> All { get; } = [.. Read()];

    private static IEnumerable<(QueryIndex Index, string Verdict, string Query)> Read()
    {
        using StreamReader reader = new(typeof(SampleQueries).Assembly.GetManifestResourceStream("queries.tsv")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] cells = line.Split('\t');
            Assert.True(cells.Length == 3, line);
            yield return (Enum.Parse<QueryIndex>(cells[0]), cells[1], cells[2]);
        }
    }
}
