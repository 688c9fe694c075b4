namespace CbResponse.Emulator;

/// <summary>What of an index a search may find at all: by the rights of who asks, by windows of time.</summary>
/// <param name="Key">Names the limit: two with the same text let the same documents pass.</param>
/// <param name="Allows">Whether a document may be found; null when all may.</param>
internal sealed record SearchLimit<T>(string Key, Func<T, bool>? Allows)
{
    public static readonly SearchLimit<T> None = new(string.Empty, null);
}
