namespace CbResponse.Emulator;

/// <summary>A closed list of values that computed documents mention by number.</summary>
internal sealed class Vocabulary<T>(IEnumerable<T> values)
{
    private readonly T[] _values = [.. values];

    public int Count => _values.Length;

    public IReadOnlyList<T> Values => _values;

    public T this[int number] => _values[number];
}
