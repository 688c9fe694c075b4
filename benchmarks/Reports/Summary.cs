using System.Globalization;
using CbResponse.Benchmarks.Contenders;

namespace CbResponse.Benchmarks.Reports;

/// <summary>The median of a contender's runs.</summary>
internal sealed class Summary
{
    public Summary(Contender contender, IReadOnlyCollection<Measurement> runs)
    {
        Name = contender.Name;
        Wall = Median(runs.Select(run => run.Wall.TotalMilliseconds));
        Inner = Median(runs.Select(run => run.Inner.TotalMilliseconds));
        PeakMegabytes = Median(runs.Select(run => run.PeakBytes / 1048576.0));
        GrowthMegabytes = Median(runs.Select(run => run.GrowthBytes / 1048576.0));
        First = runs.All(run => run.First is null) ? null : Median(runs.Select(run => run.First?.TotalMilliseconds ?? 0));
    }

    public string Name { get; }

    /// <summary>Milliseconds of the whole process.</summary>
    public double Wall { get; }

    /// <summary>Milliseconds without start-up.</summary>
    public double Inner { get; }

    public double PeakMegabytes { get; }

    /// <summary>Largest resident memory beyond that before the work.</summary>
    public double GrowthMegabytes { get; }

    /// <summary>Milliseconds until the first object came; null when that was not measured.</summary>
    public double? First { get; }

    public static string Number(double value, int digits = 0) => value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
