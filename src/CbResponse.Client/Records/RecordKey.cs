using System.Globalization;

namespace CbResponse;

/// <summary>What a record is found by under its route: a number, or a name that people chose.</summary>
internal readonly struct RecordKey
{
    private readonly string _text;

    private RecordKey(string text)
    {
        _text = text;
    }

    /// <summary>The key as a part of a path.</summary>
    public string Part => Uri.EscapeDataString(_text);

    public static implicit operator RecordKey(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    public static implicit operator RecordKey(string name) => new(name);

    public override string ToString() => _text;
}
