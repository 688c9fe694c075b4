using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Walks over JSON text that may end anywhere. Every method that finds the end before its item is complete gives false, and the
/// caller starts over from where it was once more text is there.
/// <para>
/// It stands beside <see cref="Utf8JsonReader"/> for one reason: the first second. The runtime needs longer to optimise that reader
/// than a search of 100,000 rows takes; this code is optimised from its first call. It knows no more JSON than rows need;
/// every value that is not plain is handed to <see cref="Utf8JsonReader"/>.
/// </para>
/// </summary>
internal ref struct JsonCursor
{
    private const ulong Ones = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;

    private readonly ReadOnlySpan<byte> _text;

    public JsonCursor(ReadOnlySpan<byte> text)
    {
        _text = text;
        Position = 0;
    }

    /// <summary>Index of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>Passes over blanks and shows the next byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPeek(out byte next)
    {
        if (Position < _text.Length && (next = _text[Position]) > ' ')
            return true;
        return TryPeekBehindBlanks(out next);
    }

    /// <summary>Takes the byte that <see cref="TryPeek"/> showed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take() => Position++;

    /// <summary>Takes a name, with its quotes and its colon, if exactly that stands here.</summary>
    [MethodImpl(HotPath.Options)]
    public bool TryTakeExact(byte[] name)
    {
        ReadOnlySpan<byte> text = _text;
        int position = Position;
        if (text.Length - position < name.Length || !FieldTable.IsSame(text.Slice(position, name.Length), name))
            return false;
        Position = position + name.Length;
        return true;
    }

    /// <summary>Takes a whole number written in the plainest way. False for everything else, which is then left as it is.</summary>
    [MethodImpl(HotPath.Options)]
    public bool TryTakePlainNumber(out long number)
    {
        const int mostDigits = 18;
        ReadOnlySpan<byte> text = _text;
        int position = Position;
        bool isNegative = position < text.Length && text[position] == '-';
        if (isNegative)
            position++;
        int start = position;
        number = 0;
        while (position < text.Length && (uint)(text[position] - '0') <= 9)
            number = (number * 10) + (text[position++] - '0');
        int digits = position - start;
        if (digits is 0 or > mostDigits || (digits > 1 && text[start] == '0') || position == text.Length || !EndsPlainValue(text[position]))
            return false;
        if (isNegative)
            number = -number;
        Position = position;
        return true;
    }

    /// <summary>Takes a member's name and its colon.</summary>
    /// <exception cref="JsonException">Something else stands here.</exception>
    [MethodImpl(HotPath.Options)]
    public bool TryReadName(out ReadOnlySpan<byte> name, out bool isEscaped)
    {
        isEscaped = false;
        if (!TryReadString(out name, out JsonTextKind kind) || !TryPeek(out byte colon))
            return false;
        if (colon != ':')
            throw WireFormat.Malformed();
        Take();
        isEscaped = kind == JsonTextKind.Escaped;
        return true;
    }

    /// <summary>Takes a text. The content is what stands between the quotes, as it stands there.</summary>
    /// <exception cref="JsonException">Something else stands here, or the text holds a control character.</exception>
    [MethodImpl(HotPath.Options)]
    public bool TryReadString(out ReadOnlySpan<byte> content, out JsonTextKind kind)
    {
        content = default;
        kind = JsonTextKind.Ascii;
        if (!TryPeek(out byte quote))
            return false;
        if (quote != '"')
            throw WireFormat.Malformed();
        ReadOnlySpan<byte> text = _text;
        int start = Position + 1;
        int position = start;
        while (true)
        {
            position = PassPlain(text, position, ref kind);
            if (position >= text.Length)
                return false;
            byte next = text[position];
            if (next == '"')
                break;
            if (next != '\\')
                throw WireFormat.Malformed();

            // What follows a backslash belongs to it; whether it means something is seen when the text is decoded.
            kind = JsonTextKind.Escaped;
            position += 2;
        }

        content = text.Slice(start, position - start);
        Position = position + 1;
        return true;
    }

    /// <summary>Takes any value as it stands. What is inside lists and objects is not checked.</summary>
    /// <exception cref="JsonException">No value begins here.</exception>
    [MethodImpl(HotPath.Options)]
    public bool TrySliceValue(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryPeek(out byte first))
            return false;
        int start = Position;
        bool complete = first switch
        {
            (byte)'"' => TryReadString(out _, out _),
            (byte)'{' or (byte)'[' => TryPassNested(),
            _ => TryPassPlainValue(),
        };
        if (!complete)
            return false;
        value = _text.Slice(start, Position - start);
        return true;
    }

    /// <summary>Takes the rest of an object whose opening brace has been taken, and gives the object whole. What is inside is not checked.</summary>
    public bool TrySliceOpenObject(out ReadOnlySpan<byte> value)
    {
        value = default;
        int start = --Position;
        if (!TryPassNested())
            return false;
        value = _text.Slice(start, Position - start);
        return true;
    }

    [MethodImpl(HotPath.Options)]
    private bool TryPeekBehindBlanks(out byte next)
    {
        while (Position < _text.Length)
        {
            next = _text[Position];
            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return true;
            Position++;
        }

        next = 0;
        return false;
    }

    /// <summary>Passes over bytes that are plain text: no quote, no backslash, no control character. Eight at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PassPlain(ReadOnlySpan<byte> text, int position, ref JsonTextKind kind)
    {
        ulong seen = 0;
        while (position + 8 <= text.Length)
        {
            ulong eight = BinaryPrimitives.ReadUInt64LittleEndian(text.Slice(position));
            ulong quote = eight ^ (Ones * '"');
            ulong backslash = eight ^ (Ones * '\\');
            ulong special = ((quote - Ones) & ~quote) | ((backslash - Ones) & ~backslash) | ((eight - (Ones * 0x20)) & ~eight);
            if ((special & HighBits) != 0)
                break;
            seen |= eight;
            position += 8;
        }

        while (position < text.Length && text[position] is not ((byte)'"' or (byte)'\\' or < 0x20))
        {
            seen |= text[position];
            position++;
        }

        if ((seen & HighBits) != 0 && kind == JsonTextKind.Ascii)
            kind = JsonTextKind.Utf8;
        return position;
    }

    /// <summary>A number or a literal ends where something else begins; at the end of the text it may go on.</summary>
    [MethodImpl(HotPath.Options)]
    private bool TryPassPlainValue()
    {
        int position = Position;
        while (position < _text.Length)
        {
            if (EndsPlainValue(_text[position]))
            {
                if (position == Position)
                    throw WireFormat.Malformed();
                Position = position;
                return true;
            }

            position++;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool EndsPlainValue(byte next)
        => next is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private bool TryPassNested()
    {
        JsonSkip skip = default;
        if (!skip.TryPass(_text.Slice(Position), out int length))
            return false;
        Position += length;
        return true;
    }
}
