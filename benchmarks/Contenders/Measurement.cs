namespace CbResponse.Benchmarks.Contenders;

/// <summary>What one run of a contender took.</summary>
/// <param name="Wall">From start to end of the process.</param>
/// <param name="Inner">The part that the contender measured itself, without its start-up; the same as Wall when it measures none.</param>
/// <param name="PeakBytes">Largest resident memory.</param>
/// <param name="GrowthBytes">Largest resident memory beyond what there was before the work began; 0 when it was not measured.</param>
/// <param name="First">Until the first object came; null when it was not measured.</param>
/// <param name="Output">What it printed beside its measures.</param>
internal sealed record Measurement(TimeSpan Wall, TimeSpan Inner, long PeakBytes, long GrowthBytes, TimeSpan? First, string Output);
