using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Makes strings of JSON texts. Short texts, as host names, users and paths that repeat from row to row, give the same string again:
/// a fixed number of places, each holding the text seen last. Not thread-safe.
/// </summary>
internal sealed class TextDecoder
{
    private const int Places = 2048;
    private const int LongestShared = 160;

    private readonly (byte[] Bytes, string Text)[] _shared = new (byte[], string)[Places];
    private char[] _characters = new char[256];

    /// <summary>The text of a content that repeats from row to row.</summary>
    [MethodImpl(HotPath.Options)]
    public string Share(ReadOnlySpan<byte> content, JsonTextKind kind)
    {
        if (content.Length > LongestShared)
            return Decode(content, kind);
        if (content.Length == 0)
            return string.Empty;
        ref (byte[] Bytes, string Text) place = ref _shared[Hash(content) & (Places - 1)];
        if (place.Bytes is not null && FieldTable.IsSame(content, place.Bytes))
            return place.Text;
        place = (content.ToArray(), Decode(content, kind));
        return place.Text;
    }

    /// <summary>The text of a content.</summary>
    /// <exception cref="JsonException">An escape means nothing.</exception>
    [MethodImpl(HotPath.Options)]
    public string Decode(ReadOnlySpan<byte> content, JsonTextKind kind)
    {
        if (kind != JsonTextKind.Ascii)
            return kind == JsonTextKind.Utf8 ? Utf8(content) : DecodeEscapes(content);
        if (content.Length > _characters.Length)
            _characters = new char[content.Length * 2];
        char[] characters = _characters;
        for (int i = 0; i < content.Length && i < characters.Length; i++)
            characters[i] = (char)content[i];
        return new string(characters, 0, content.Length);
    }

    /// <summary>Bytes that are no UTF-8 become the replacement character: a strange file name must not end a search.</summary>
    private static string Utf8(ReadOnlySpan<byte> content)
    {
#if NET8_0_OR_GREATER
        return Encoding.UTF8.GetString(content);
#else
        return Encoding.UTF8.GetString(content.ToArray());
#endif
    }

    /// <summary>Escapes by JSON's rules; half of a surrogate pair, which only a broken name holds, becomes the replacement character.</summary>
    [MethodImpl(HotPath.Options)]
    private string DecodeEscapes(ReadOnlySpan<byte> content)
    {
        if (content.Length > _characters.Length)
            _characters = new char[content.Length * 2];
        char[] characters = _characters;
        int length = 0;
        int i = 0;
        while (i < content.Length)
        {
            byte next = content[i];
            if (next >= 0x80)
                return DecodeSlowly(content);
            if (next != '\\')
            {
                characters[length++] = (char)next;
                i++;
                continue;
            }

            if (i + 1 >= content.Length)
                throw WireFormat.Malformed();
            char plain = Unescape(content[i + 1]);
            if (plain == 'u')
                return DecodeSlowly(content);
            characters[length++] = plain;
            i += 2;
        }

        return new string(characters, 0, length);
    }

    /// <summary>The character behind a backslash; <c>u</c> for a code that follows.</summary>
    [MethodImpl(HotPath.Options)]
    private static char Unescape(byte escape) => escape switch
    {
        (byte)'"' => '"',
        (byte)'\\' => '\\',
        (byte)'/' => '/',
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'u' => 'u',
        _ => throw WireFormat.Malformed(),
    };

    private static string DecodeSlowly(ReadOnlySpan<byte> content)
    {
        StringBuilder text = new(content.Length);
        int start = 0;
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] != '\\')
                continue;
            text.Append(Utf8(content.Slice(start, i - start)));
            if (i + 1 >= content.Length)
                throw WireFormat.Malformed();
            char plain = Unescape(content[++i]);
            if (plain == 'u')
            {
                plain = ReadCode(content.Slice(i + 1));
                i += 4;
            }

            text.Append(plain);
            start = i + 1;
        }

        text.Append(Utf8(content.Slice(start)));
        return WithoutHalfPairs(text);
    }

    private static char ReadCode(ReadOnlySpan<byte> digits)
    {
        if (digits.Length < 4)
            throw WireFormat.Malformed();
        int code = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = digits[i] switch
            {
                >= (byte)'0' and <= (byte)'9' => digits[i] - '0',
                >= (byte)'a' and <= (byte)'f' => digits[i] - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => digits[i] - 'A' + 10,
                _ => throw WireFormat.Malformed(),
            };
            code = (code << 4) | digit;
        }

        return (char)code;
    }

    private static string WithoutHalfPairs(StringBuilder text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                text[i] = '\uFFFD';
        }

        return text.ToString();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = (ulong)bytes.Length;
        int i = 0;
        for (; i + 8 <= bytes.Length; i += 8)
            hash = unchecked((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes.Slice(i))) * 0x9E3779B97F4A7C15);
        for (; i < bytes.Length; i++)
            hash = unchecked((hash ^ bytes[i]) * 0x9E3779B97F4A7C15);
        return (int)(hash >> 40);
    }
}
