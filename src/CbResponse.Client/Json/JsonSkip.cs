using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>Passes over one list or object, piece by piece if need be. Sees quotes and brackets and nothing else.</summary>
internal struct JsonSkip
{
    private int _depth;
    private bool _inText;
    private bool _afterBackslash;

    /// <summary>Passes over the text. True when the value ended in it.</summary>
    /// <param name="text">The next piece.</param>
    /// <param name="length">How much of the piece belongs to the value.</param>
    [MethodImpl(HotPath.Options)]
    public bool TryPass(ReadOnlySpan<byte> text, out int length)
    {
        for (int i = 0; i < text.Length; i++)
        {
            byte next = text[i];
            if (_afterBackslash)
            {
                _afterBackslash = false;
            }
            else if (_inText)
            {
                int special = text.Slice(i).IndexOfAny((byte)'"', (byte)'\\');
                if (special < 0)
                    break;
                i += special;
                _afterBackslash = text[i] == '\\';
                _inText = _afterBackslash;
            }
            else if (next == '"')
            {
                _inText = true;
            }
            else if (next is (byte)'{' or (byte)'[')
            {
                _depth++;
            }
            else if (next is (byte)'}' or (byte)']' && --_depth == 0)
            {
                length = i + 1;
                return true;
            }
        }

        length = text.Length;
        return false;
    }
}
