using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>A field that holds any number of whole numbers.</summary>
internal sealed class ManyNumbers<T>(Func<T, IEnumerable<long>> read) : NumberSource<T>
{
    public override bool Exists(T item) => read(item).Any();

    public override bool Any(T item, NumberBounds bounds)
    {
        foreach (long value in read(item))
        {
            if (bounds.Contains(value))
                return true;
        }

        return false;
    }

    public override IEnumerable<string> Texts(T item)
        => read(item).Distinct().Select(value => value.ToString(CultureInfo.InvariantCulture));
}
