using System.Globalization;
using System.Runtime.InteropServices;

namespace CbResponse.Benchmarks.Reports;

/// <summary>What the numbers were measured on, without which they mean little.</summary>
internal static class Machine
{
    /// <summary>The processor, the memory, the system and the runtime, as one sentence; no name of the machine.</summary>
    public static string Describe()
    {
        double memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Processor()}, {Environment.ProcessorCount} cores, {memory:0} GB, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}, {RuntimeInformation.FrameworkDescription}");
    }

    private static string Processor()
    {
        const string description = "/proc/cpuinfo";
        string? line = File.Exists(description) ? File.ReadLines(description).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
