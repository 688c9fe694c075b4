using CbResponse.Benchmarks.Contenders;
using CbResponse.Benchmarks.Reports;
using CbResponse.Benchmarks.Server;

namespace CbResponse.Benchmarks;

/// <summary>Measures how fast the events of one process come out, how soon the first, and how much memory that takes.</summary>
internal sealed class EventBenchmark(EventContestants contestants, int runs)
{
    public async Task RunAsync()
    {
        Measurement count = (await Runner.RunAsync([contestants.ModuleCount], 1)).Values.Single()[0];
        if (count.Output.Trim() != $"{Events.Count}")
            throw new InvalidOperationException($"{count.Output} events came out instead of {Events.Count}.");
        List<Contender> all = [contestants.Curl, contestants.Module, contestants.ModulePiped, contestants.ModuleFirst, contestants.RestMethod];
        if (contestants.Python is { } python)
            all.Add(python);
        Dictionary<Contender, List<Measurement>> results = await Runner.RunAsync(all, runs);
        Summary[] rows = [.. results.Select(result => new Summary(result.Key, result.Value))];
        Summary ours = rows.Single(row => row.Name == contestants.Module.Name);
        Summary first = rows.Single(row => row.Name == contestants.ModuleFirst.Name);
        Console.WriteLine($"## Events: {Summary.Number(Events.Count)} of one process in one answer, median of {runs}\n");
        Console.WriteLine("| contender | events/s | ms | first event ms | module is faster by | peak MB | growth MB |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (Summary row in rows.Where(row => row != first))
        {
            double? beginning = row == ours ? first.Inner : row.First;
            Console.WriteLine(
                $"| {row.Name.Replace("|", @"\|", StringComparison.Ordinal)} | {Summary.Number(Events.Count / row.Inner * 1000)} | {Summary.Number(row.Inner)} "
                + $"| {(beginning is { } came ? Summary.Number(came) : "")} | {Summary.Number(row.Inner / ours.Inner, 1)} | {Summary.Number(row.PeakMegabytes)} | {Summary.Number(row.GrowthMegabytes)} |");
        }

        Console.WriteLine();
    }
}
