using CbResponse.Benchmarks.Contenders;
using CbResponse.Benchmarks.Reports;
using CbResponse.Benchmarks.Server;

namespace CbResponse.Benchmarks;

/// <summary>Measures how fast one large file comes to disk, and how much memory that takes.</summary>
internal sealed class DownloadBenchmark(DownloadContestants contestants, int runs)
{
    public async Task RunAsync()
    {
        Contender curl = contestants.Curl;
        List<Contender> all = [curl, contestants.Module];
        if (contestants.Python is { } python)
            all.Add(python);
        Dictionary<Contender, List<Measurement>> results = await Runner.RunAsync(all, runs);
        Summary[] rows = [.. results.Select(result => new Summary(result.Key, result.Value))];
        Summary baseline = rows.Single(row => row.Name == curl.Name);
        Console.WriteLine($"## Download: a binary of {Summary.Number(BinaryFile.Size / 1048576.0)} MB, median of {runs}\n");
        Console.WriteLine("| contender | ms | times curl | peak MB | growth MB |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (Summary row in rows)
        {
            Console.WriteLine(
                $"| {row.Name} | {Summary.Number(row.Inner)} | {Summary.Number(row.Inner / baseline.Inner, 2)} | {Summary.Number(row.PeakMegabytes)} | {Summary.Number(row.GrowthMegabytes)} |");
        }

        Console.WriteLine();
    }
}
