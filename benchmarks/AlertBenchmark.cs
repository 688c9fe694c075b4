using CbResponse.Benchmarks.Contenders;
using CbResponse.Benchmarks.Reports;

namespace CbResponse.Benchmarks;

/// <summary>Measures how fast alerts are closed while they are searched, and that their number does not show in memory.</summary>
internal sealed class AlertBenchmark(Contestants contestants, int runs)
{
    private const int Checked = 50_000;

    private static readonly int[] Sizes = [5_000, 50_000, 100_000];

    public async Task RunAsync()
    {
        Contender count = contestants.Connected("count", $"(Get-CbAlert alerts:{Checked} | Set-CbAlertStatus Resolved -Confirm:$false -PassThru | ForEach-Object Id | Sort-Object -Unique).Count");
        Measurement counted = await Runner.RunOnceAsync(count);
        if (counted.Output.Trim() != $"{Checked}")
            throw new InvalidOperationException($"{counted.Output} alerts were closed instead of {Checked}.");
        Dictionary<int, Contender> all = Sizes.ToDictionary(size => size, Close);
        Dictionary<Contender, List<Measurement>> results = await Runner.RunAsync([.. all.Values], runs);
        Console.WriteLine($"## Get-CbAlert | Set-CbAlertStatus, median of {runs}\n");
        Console.WriteLine("| alerts | ms | alerts/s | peak MB |");
        Console.WriteLine("|--:|--:|--:|--:|");
        foreach (int alerts in Sizes)
        {
            Summary row = new(all[alerts], results[all[alerts]]);
            Console.WriteLine($"| {Summary.Number(alerts)} | {Summary.Number(row.Inner)} | {Summary.Number(alerts / row.Inner * 1000)} | {Summary.Number(row.PeakMegabytes)} |");
        }

        Console.WriteLine();
    }

    private Contender Close(int alerts) => contestants.Connected($"{alerts} alerts", $$"""
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-CbAlert alerts:{{alerts}} | Set-CbAlertStatus Resolved -Confirm:$false
        "milliseconds $($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))"
        "peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
        """);
}
