namespace CbResponse.Emulator;

/// <summary>
/// Numbers and hashes that are the same in every run and on every machine. Made-up data needs no cryptography;
/// it needs to be computed fast and from nothing but a seed.
/// </summary>
internal static class StableHash
{
    /// <summary>SplitMix64: every bit of the seed changes every bit of the result.</summary>
    public static ulong Mix(ulong seed)
    {
        unchecked
        {
            ulong z = seed + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    public static ulong Mix(ulong seed, ulong salt) => Mix(seed ^ Mix(salt));

    /// <summary>A number of 0 up to, but not including, the limit.</summary>
    public static int Pick(ulong hash, int limit) => (int)(((hash >> 32) * (ulong)limit) >> 32);

    /// <summary>FNV-1a over the characters.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 0x100000001B3);
        return Mix(hash);
    }

    /// <summary>That many lower-case hexadecimal digits, a multiple of 16.</summary>
    public static string Hex(ulong seed, int digits) => string.Create(digits, seed, static (span, state) =>
    {
        for (int i = 0; i < span.Length; i += 16)
            Mix(state, (ulong)i).TryFormat(span[i..], out _, "x16");
    });
}
