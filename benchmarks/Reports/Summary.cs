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
    }

    public string Name { get; }

    /// <summary>Milliseconds of the whole process.</summary>
    public double Wall { get; }

    /// <summary>Milliseconds without start-up.</summary>
    public double Inner { get; }

    public double PeakMegabytes { get; }

    public static string Number(double value, int digits = 0) => value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
