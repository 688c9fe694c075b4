using System.Diagnostics;
using CbResponse.Benchmarks.Reports;
using CbResponse.Query;

namespace CbResponse.Benchmarks.Queries;

/// <summary>Parses and lints many queries in this process: the time of a run, and the bytes that a query allocates.</summary>
internal static class LintBenchmark
{
    private const int Queries = 10_000;
    private const int Length = 200;

    public static void Run(int runs)
    {
        string[] queries = [.. Enumerable.Range(0, Queries).Select(Make)];
        Row[] rows =
        [
            new("Parse", queries, query => CbQuery.Parse(query)),
            new("Parse and lint", queries, query => QueryLinter.Check(query, QueryIndex.Process)),
        ];
        foreach (Row row in rows)
            row.Measure();
        foreach (Row row in Enumerable.Range(0, runs).SelectMany(_ => rows))
            row.Keep(row.Measure());
        Console.WriteLine($"## Lint: {Summary.Number(Queries)} queries of {Length} characters, median of {runs}\n");
        Console.WriteLine("| work | ms | bytes per query |");
        Console.WriteLine("|---|--:|--:|");
        foreach (Row row in rows)
            Console.WriteLine($"| {row.Name} | {Summary.Number(row.Milliseconds)} | {Summary.Number(row.BytesOfQuery)} |");
        Console.WriteLine();
    }

    /// <summary>A hunting query of the usual kind, each with other values. Some have an issue, as those of people have.</summary>
    private static string Make(int number)
    {
        string start = number % 4 == 0 ? "start:-7d" : "start:-24h";
        string query = $"(process_name:tool{number}.exe or process_name:powershell.exe) cmdline:\"-enc {number}\" -username:SYSTEM {start} "
            + $"ipaddr:10.{number % 256}.0.0/16 netconn_count:[{number % 90} TO *] path:c:\\windows\\temp\\";
        return query + new string('a', Length - query.Length);
    }

    private sealed class Row(string name, string[] queries, Action<string> work)
    {
        private readonly List<double> _milliseconds = [];
        private readonly List<double> _bytes = [];

        public string Name => name;

        public double Milliseconds => Summary.Median(_milliseconds);

        public double BytesOfQuery => Summary.Median(_bytes) / queries.Length;

        public (double Milliseconds, double Bytes) Measure()
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            foreach (string query in queries)
                work(query);
            return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
        }

        public void Keep((double Milliseconds, double Bytes) run)
        {
            _milliseconds.Add(run.Milliseconds);
            _bytes.Add(run.Bytes);
        }
    }
}
