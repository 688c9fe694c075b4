using System.Buffers;

namespace CbResponse.Emulator;

/// <summary>Finds a text within others, in any letter case. Prepared once, it is many times faster than a plain search.</summary>
internal sealed class TextPart(string text)
{
    private readonly SearchValues<string> _text = SearchValues.Create([text], StringComparison.OrdinalIgnoreCase);

    public int Length => text.Length;

    /// <summary>The first place at or behind the given one, or -1.</summary>
    public int IndexIn(string value, int from = 0)
    {
        int found = value.AsSpan(from).IndexOfAny(_text);
        return found < 0 ? -1 : from + found;
    }
}
