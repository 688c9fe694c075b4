namespace CbResponse.Benchmarks.Contenders;

/// <summary>A program that is measured as a whole process.</summary>
/// <param name="Name">How the report calls it.</param>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">Variables that it gets beside the inherited ones.</param>
internal sealed record Contender(
    string Name, string FileName, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string>? Environment = null);
