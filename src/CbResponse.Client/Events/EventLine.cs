using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// One event in its pipe-delimited form, taken apart where it stands: no text is made but those that the event keeps. A pipe is never
/// part of a JSON escape, so that escaped text is split as it is.
/// <para>
/// Paths may hold pipes. The fields behind a path are told from it by their looks, from the right, whenever there are more fields than
/// the form has.
/// </para>
/// </summary>
internal ref struct EventLine
{
#if NET8_0_OR_GREATER
    private static readonly System.Buffers.SearchValues<byte> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF"u8);

#endif
    private readonly ReadOnlySpan<byte> _content;
    private readonly TextDecoder _texts;
    private readonly JsonTextKind _kind;
    private readonly int[] _starts;

    /// <param name="content">The line as it stands in JSON.</param>
    /// <param name="kind">What it is made of.</param>
    /// <param name="texts">Makes texts.</param>
    /// <param name="starts">Room for the places of fields; made larger when it is too small.</param>
    [MethodImpl(HotPath.Options)]
    public EventLine(ReadOnlySpan<byte> content, JsonTextKind kind, TextDecoder texts, ref int[] starts)
    {
        _content = content;
        _kind = kind;
        _texts = texts;
        int count = 0;
        int start = 0;
        while (true)
        {
            if (count + 2 > starts.Length)
                Array.Resize(ref starts, starts.Length * 2);
            starts[count++] = start;
            int length = content.Slice(start).IndexOf((byte)'|');
            if (length < 0)
                break;
            start += length + 1;
        }

        starts[count] = content.Length + 1;
        Count = count;
        _starts = starts;
    }

    /// <summary>How many fields there are.</summary>
    public int Count { get; }

    /// <summary>Whether something in the line was not as its form has it.</summary>
    public bool IsOdd { get; set; }

    /// <summary>A field as it stands; empty when there is none.</summary>
    [MethodImpl(HotPath.Options)]
    public readonly ReadOnlySpan<byte> Field(int index)
        => index < Count ? _content.Slice(_starts[index], _starts[index + 1] - 1 - _starts[index]) : default;

    /// <summary>The text of a field; null for an empty one.</summary>
    [MethodImpl(HotPath.Options)]
    public readonly string? Text(int index)
    {
        ReadOnlySpan<byte> field = Field(index);
        return field.Length == 0 ? null : _texts.Decode(field, _kind);
    }

    /// <summary>The text of a field that repeats from event to event; null for an empty one.</summary>
    [MethodImpl(HotPath.Options)]
    public readonly string? Shared(int index) => Shared(index, index + 1);

    /// <summary>The text of the fields from one to before another, with the pipes between them; null for an empty one.</summary>
    [MethodImpl(HotPath.Options)]
    public readonly string? Shared(int first, int end)
    {
        if (first >= Count || end <= first)
            return null;
        int last = Math.Min(end, Count);
        ReadOnlySpan<byte> field = _content.Slice(_starts[first], _starts[last] - 1 - _starts[first]);
        return field.Length == 0 ? null : _texts.Share(field, _kind);
    }

    /// <summary>The moment of a field in ticks; 0, and an odd line, when it is none.</summary>
    [MethodImpl(HotPath.Options)]
    public long Time(int index)
    {
        if (WireTime.TryParseIso(Field(index), out DateTime time))
            return time.Ticks;
        IsOdd = true;
        return 0;
    }

    /// <summary>The number of a field; null for an empty one; null and an odd line when it is none.</summary>
    [MethodImpl(HotPath.Options)]
    public long? Number(int index)
    {
        ReadOnlySpan<byte> field = Field(index);
        if (field.Length == 1 && field[0] is >= (byte)'0' and <= (byte)'9')
            return field[0] - '0';
        if (field.Length == 0)
            return null;
        if (Utf8Parser.TryParse(field, out long number, out int used) && used == field.Length)
            return number;
        IsOdd = true;
        return null;
    }

    /// <summary>The number of a field in 32 bits; null for an empty one; null and an odd line when it is none.</summary>
    [MethodImpl(HotPath.Options)]
    public int? Number32(int index)
    {
        long? number = Number(index);
        if (number is < int.MinValue or > int.MaxValue)
        {
            IsOdd = true;
            return null;
        }

        return (int?)number;
    }

    /// <summary>Whether a field is a number.</summary>
    [MethodImpl(HotPath.Options)]
    public readonly bool IsNumber(int index) => Field(index).Length > 0 && Fits(Field(index), FieldShape.Number);

    /// <summary>Whether a field says <c>true</c>.</summary>
    [MethodImpl(HotPath.Options)]
    public readonly bool Flag(int index) => Field(index).Length == 4 && Fits(Field(index), FieldShape.Flag);

    /// <summary>
    /// Where the fields behind a path begin. Without pipes in the path that is <paramref name="first"/>. A line with fields that the form
    /// does not have, or with too few, is odd.
    /// </summary>
    /// <param name="first">Index of the first field behind the path, when the path has no pipe.</param>
    /// <param name="shapes">What the fields behind the path look like.</param>
    /// <param name="least">How many of them there are at least.</param>
    [MethodImpl(HotPath.Options)]
    public int TailAt(int first, FieldShape[] shapes, int least)
    {
        int surplus = Count - first - shapes.Length;
        if (surplus <= 0 && Count - first >= least && FitFrom(first, shapes))
            return first;
        return FindTail(first, shapes, least, surplus);
    }

    private int FindTail(int first, FieldShape[] shapes, int least, int surplus)
    {
        // Fields that a later version appends, unless all that tells them from a path are empty fields.
        if (surplus > 0 && FitFrom(first, shapes) && HasContent(first, shapes.Length))
        {
            IsOdd = true;
            return first;
        }

        for (int tail = Math.Max(first + 1, Count - shapes.Length); tail <= Count - least; tail++)
        {
            if (FitFrom(tail, shapes))
                return tail;
        }

        IsOdd = true;
        return first;
    }

    [MethodImpl(HotPath.Options)]
    private readonly bool FitFrom(int tail, FieldShape[] shapes)
    {
        int end = Math.Min(Count, tail + shapes.Length);
        for (int i = tail; i < end; i++)
        {
            if (!Fits(Field(i), shapes[i - tail]))
                return false;
        }

        return true;
    }

    private readonly bool HasContent(int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            if (Field(i).Length > 0)
                return true;
        }

        return false;
    }

    [MethodImpl(HotPath.Options)]
    private static bool Fits(ReadOnlySpan<byte> field, FieldShape shape)
    {
        if (field.Length == 0)
            return true;
        return shape switch
        {
            FieldShape.Md5 => field.Length == 32 && IsHex(field),
            FieldShape.Sha256 => field.Length == 64 && IsHex(field),
            FieldShape.Number => IsNumber(field),
            FieldShape.Flag => field.SequenceEqual("true"u8) || field.SequenceEqual("false"u8),
            _ => field.IndexOf((byte)'/') < 0 && field.IndexOf((byte)'\\') < 0,
        };
    }

    [MethodImpl(HotPath.Options)]
    private static bool IsHex(ReadOnlySpan<byte> field)
    {
#if NET8_0_OR_GREATER
        return !field.ContainsAnyExcept(HexDigits);
#else
        foreach (byte b in field)
        {
            if ((uint)(b - '0') > 9 && (uint)((b | 0x20) - 'a') > 5)
                return false;
        }

        return true;
#endif
    }

    [MethodImpl(HotPath.Options)]
    private static bool IsNumber(ReadOnlySpan<byte> field)
    {
        for (int i = 0; i < field.Length; i++)
        {
            if ((uint)(field[i] - '0') > 9 && (i > 0 || field[i] != '-' || field.Length == 1))
                return false;
        }

        return true;
    }
}
