namespace CbResponse.Emulator;

/// <summary>
/// The member <c>_version_</c>: when a document was stored, and a number that tells it from its neighbours. It exceeds 2^53.
/// </summary>
internal static class DocumentVersion
{
    private const int CounterBits = 20;

    public static long Of(DateTime stored, ReadOnlySpan<char> id)
        => (WireTime.EpochMilliseconds(stored) << CounterBits) | (long)(StableHash.Of(id) >> (64 - CounterBits));
}
