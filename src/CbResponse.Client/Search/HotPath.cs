using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Marks what runs for every field of every row. Such code is compiled with full optimisation at its first call: a search of
/// 100,000 rows takes less time than the runtime takes to find out by itself that the code is hot.
/// </summary>
internal static class HotPath
{
#if NET8_0_OR_GREATER
    public const MethodImplOptions Options = MethodImplOptions.AggressiveOptimization;
#else
    /// <summary>.NET Framework compiles with full optimisation anyway.</summary>
    public const MethodImplOptions Options = default;
#endif
}
