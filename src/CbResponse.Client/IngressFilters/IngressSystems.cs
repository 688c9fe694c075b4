namespace CbResponse;

/// <summary>The operating systems of a filter, which the server has as bits of a number.</summary>
internal static class IngressSystems
{
    private static readonly (string Name, int Bit)[] All = [("windows", 1), ("osx", 2), ("linux", 4)];

    /// <summary>The names of the systems in a number. Without one all are meant.</summary>
    public static IReadOnlyList<string> Names(int? mask) => [.. All.Where(system => ((mask ?? 7) & system.Bit) != 0).Select(system => system.Name)];

    /// <summary>The number of some systems; null for null.</summary>
    /// <exception cref="ArgumentException">A name is not known.</exception>
    public static int? Mask(IReadOnlyCollection<string>? names) => names?.Select(BitOf).Aggregate(0, (mask, bit) => mask | bit);

    private static int BitOf(string name)
        => Array.Find(All, system => system.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Bit: > 0 } known
            ? known.Bit
            : throw new ArgumentException($"'{name}' is no operating system. There are windows, osx and linux.", nameof(name));
}
