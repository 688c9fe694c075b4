using System.Diagnostics;
using System.Globalization;

namespace CbResponse.Benchmarks.Contenders;

/// <summary>Runs contenders in turn, A B C A B C, so that a change in the machine's speed meets all alike.</summary>
internal static class Runner
{
    /// <summary>One run of warm-up, then the counted ones.</summary>
    public static async Task<Dictionary<Contender, List<Measurement>>> RunAsync(IReadOnlyList<Contender> contenders, int runs)
    {
        Dictionary<Contender, List<Measurement>> results = contenders.ToDictionary(contender => contender, _ => new List<Measurement>());
        for (int run = 0; run <= runs; run++)
        {
            foreach (Contender contender in contenders)
            {
                Measurement measurement = await RunOnceAsync(contender);
                if (run > 0)
                    results[contender].Add(measurement);
            }
        }

        return results;
    }

    /// <summary>One run, for what is not timed.</summary>
    public static async Task<Measurement> RunOnceAsync(Contender contender)
    {
        ProcessStartInfo start = new(contender.FileName, contender.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach ((string name, string value) in contender.Environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"'{contender.FileName}' did not start.");
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        TimeSpan wall = watch.Elapsed;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{contender.Name} ended with code {process.ExitCode}: {output}{await error}");
        return Parse(output, wall);
    }

    /// <summary>Contenders that can print "milliseconds N", "first N", "peak N" and "growth N" (bytes) as their last words.</summary>
    private static Measurement Parse(string output, TimeSpan wall)
    {
        TimeSpan inner = wall;
        TimeSpan? first = null;
        long peak = 0;
        long growth = 0;
        List<string> rest = [];
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split(' ');
            if (words is ["milliseconds", var milliseconds])
                inner = TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture));
            else if (words is ["first", var beginning])
                first = TimeSpan.FromMilliseconds(double.Parse(beginning, CultureInfo.InvariantCulture));
            else if (words is ["peak", var bytes])
                peak = long.Parse(bytes, CultureInfo.InvariantCulture);
            else if (words is ["growth", var more])
                growth = long.Parse(more, CultureInfo.InvariantCulture);
            else
                rest.Add(line);
        }

        return new Measurement(wall, inner, peak, growth, first, string.Join('\n', rest));
    }
}
