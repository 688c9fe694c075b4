using CbResponse.Benchmarks.Contenders;
using CbResponse.Benchmarks.Reports;
using CbResponse.Benchmarks.Server;

namespace CbResponse.Benchmarks;

/// <summary>Measures how fast a large fleet is listed, and that its size does not show in memory.</summary>
internal sealed class SensorBenchmark(SensorContestants contestants, int runs)
{
    private const int Few = 1_000;

    public async Task RunAsync()
    {
        Measurement count = await Runner.RunOnceAsync(contestants.Count);
        if (count.Output.Trim() != $"{SensorRecords.Count}")
            throw new InvalidOperationException($"{count.Output} sensors came out instead of {SensorRecords.Count}.");
        Contender module = contestants.Module(null);
        List<Contender> all = [module, contestants.Module(Few), contestants.RestMethod];
        if (contestants.Python is { } python)
            all.Add(python);
        Dictionary<Contender, List<Measurement>> results = await Runner.RunAsync(all, runs);
        Summary ours = new(module, results[module]);
        Console.WriteLine($"## Sensors: {Summary.Number(SensorRecords.Count)}, median of {runs}\n");
        Console.WriteLine("| contender | ms | module is faster by | peak MB |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (Summary row in all.Select(contender => new Summary(contender, results[contender])))
        {
            Console.WriteLine(
                $"| {row.Name.Replace("|", @"\|", StringComparison.Ordinal)} | {Summary.Number(row.Inner)} | {Summary.Number(row.Inner / ours.Inner, 1)} | {Summary.Number(row.PeakMegabytes)} |");
        }

        Console.WriteLine();
    }
}
