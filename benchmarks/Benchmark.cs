using System.Diagnostics;
using System.Globalization;
using CbResponse.Benchmarks.Contenders;
using CbResponse.Benchmarks.Queries;
using CbResponse.Benchmarks.Reports;
using CbResponse.Benchmarks.Trees;

namespace CbResponse.Benchmarks;

/// <summary>Measures the rows one after the other and prints each as a Markdown table with ratios of the same run.</summary>
internal sealed class Benchmark(BenchmarkOptions options)
{
    private const int SmallExport = 10_000;
    private const int LargeExport = 1_000_000;

    /// <summary>Whether a row could not be measured.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Measures, and says on what and how long.</summary>
    public async Task RunAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        Console.WriteLine($"Measured on {Machine.Describe()}, {await VersionAsync()}.\n");
        await MeasureAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Measuring took {watch.Elapsed.TotalMinutes:0.0} minutes."));
    }

    private async Task MeasureAsync()
    {
        await TryAsync("lint", () =>
        {
            LintBenchmark.Run(options.Runs);
            return Task.CompletedTask;
        });
        if (options.Only == "lint")
            return;
        string folder = Directory.CreateTempSubdirectory("cb-benchmark-").FullName;
        try
        {
            await TryAsync("tree", () => new TreeBenchmark(FindModule(), options).RunAsync(folder));
            if (options.Only == "tree")
                return;
            await using BenchmarkServer server = await BenchmarkServer.StartAsync(folder);
            Contestants contestants = new(server, FindModule(), options.PowerShell, options.PythonClient);
            await TryAsync("export", () => ExportAsync(contestants, folder));
            await TryAsync("events", () => new EventBenchmark(new EventContestants(server, contestants, options.PythonClient), options.Runs).RunAsync());
            await TryAsync("download", () => new DownloadBenchmark(new DownloadContestants(server, contestants, options.PythonClient, folder), options.Runs).RunAsync());
            await TryAsync("sensors", () => new SensorBenchmark(new SensorContestants(server, contestants, options.PythonClient), options.Runs).RunAsync());
            await TryAsync("alerts", () => new AlertBenchmark(contestants, options.Runs).RunAsync());
            await TryAsync("memory", () => MemoryAsync(contestants));
            await TryAsync("import", () => ImportAsync(contestants));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Measures a row that is wanted. One that fails says so, and the others are measured all the same.</summary>
    private async Task TryAsync(string row, Func<Task> measure)
    {
        if (options.Only is not null && options.Only != row)
            return;
        try
        {
            await measure();
        }
        catch (InvalidOperationException failure)
        {
            HasFailed = true;
            Console.WriteLine($"The row {row} failed: {failure.Message}\n");
        }
    }

    /// <summary>The PowerShell that is measured in.</summary>
    private async Task<string> VersionAsync()
    {
        Contender version = new("version", options.PowerShell, ["--version"]);
        return (await Runner.RunAsync([version], 1))[version][0].Output.Trim();
    }

    private async Task ExportAsync(Contestants contestants, string folder)
    {
        await CheckAsync(contestants);
        Contender curl = contestants.Curl(options.Documents, folder);
        Contender module = contestants.Module(options.Documents);
        List<Contender> all = [curl, module, contestants.RestMethod(options.Documents)];
        if (contestants.Python(options.Documents) is { } python)
            all.Add(python);
        Dictionary<Contender, List<Measurement>> results = await Runner.RunAsync(all, options.Runs);
        Summary ours = new(module, results[module]);
        Summary baseline = new(curl, results[curl]);
        Console.WriteLine($"## Search export: {Summary.Number(options.Documents)} documents, median of {options.Runs}\n");
        Console.WriteLine("| contender | objects/s | ms | whole process ms | times curl | module is faster by | peak MB |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (Summary row in all.Select(contender => new Summary(contender, results[contender])))
        {
            Console.WriteLine(
                $"| {Cell(row.Name)} | {Summary.Number(options.Documents / row.Inner * 1000)} | {Summary.Number(row.Inner)} | {Summary.Number(row.Wall)} "
                + $"| {Summary.Number(row.Inner / baseline.Inner, 1)} | {Summary.Number(row.Inner / ours.Inner, 1)} | {Summary.Number(row.PeakMegabytes)} |");
        }

        Console.WriteLine();
    }

    private async Task MemoryAsync(Contestants contestants)
    {
        Contender small = contestants.Module(SmallExport);
        Contender large = contestants.Module(LargeExport);
        Dictionary<Contender, List<Measurement>> results = await Runner.RunAsync([small, large], Math.Min(options.Runs, 3));
        double first = new Summary(small, results[small]).PeakMegabytes;
        double second = new Summary(large, results[large]).PeakMegabytes;
        Console.WriteLine("## Peak memory of Get-CbProcess | Out-Null\n");
        Console.WriteLine("| documents | peak MB |");
        Console.WriteLine("|--:|--:|");
        Console.WriteLine($"| {Summary.Number(SmallExport)} | {Summary.Number(first, 1)} |");
        Console.WriteLine($"| {Summary.Number(LargeExport)} | {Summary.Number(second, 1)} |");
        Console.WriteLine($"| difference | {Summary.Number(second - first, 1)} |\n");
    }

    private async Task ImportAsync(Contestants contestants)
    {
        Dictionary<Contender, List<Measurement>> results = await Runner.RunAsync([contestants.Bare, contestants.Import], options.Runs * 3);
        Summary[] rows = [.. results.Select(result => new Summary(result.Key, result.Value))];
        double bare = rows.Single(row => row.Name == contestants.Bare.Name).Wall;
        Console.WriteLine("## Import-Module\n");
        Console.WriteLine("| host | ms | against bare |");
        Console.WriteLine("|---|--:|--:|");
        foreach (Summary row in rows)
            Console.WriteLine($"| {Cell(row.Name)} | {Summary.Number(row.Wall)} | {((row.Wall / bare) - 1).ToString("P0", CultureInfo.InvariantCulture)} |");
        Console.WriteLine();
    }

    private async Task CheckAsync(Contestants contestants)
    {
        Contender count = contestants.ModuleCount(options.Documents);
        Measurement measurement = (await Runner.RunAsync([count], 1))[count][0];
        string expected = options.Documents.ToString(CultureInfo.InvariantCulture);
        if (measurement.Output.Trim() != expected)
            throw new InvalidOperationException($"The export brought {measurement.Output} documents instead of {expected}.");
    }

    /// <summary>A pipeline's bar would end the cell of a Markdown table.</summary>
    private static string Cell(string name) => name.Replace("|", @"\|", StringComparison.Ordinal);

    private static string FindModule()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string module = Path.Combine(folder.FullName, "out", "CbResponse");
            if (File.Exists(Path.Combine(module, "CbResponse.psd1")))
                return module;
        }

        throw new InvalidOperationException("The module is not staged: build the solution first.");
    }
}
