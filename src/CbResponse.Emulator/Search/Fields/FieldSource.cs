using System.Runtime.InteropServices;

namespace CbResponse.Emulator;

/// <summary>Reads one field of a document or record.</summary>
/// <typeparam name="T">What has the field.</typeparam>
internal abstract class FieldSource<T>
{
    /// <summary>Whether values are numbers on the wire.</summary>
    public virtual bool IsNumber => false;

    /// <summary>How much work it is to look: conditions that cost little are tried first.</summary>
    public FieldCost Cost { get; init; }

    public abstract bool Exists(T item);

    /// <summary>The values as text: for facets, exact filters and groups.</summary>
    public abstract IEnumerable<string> Texts(T item);

    /// <summary>Adds the item's values to what is counted of them.</summary>
    public virtual void Count(T item, Dictionary<string, int> counts)
    {
        foreach (string text in Texts(item))
            Increment(counts, text);
    }

    /// <summary>Where the item stands by this field, when the order is one of numbers or times; a missing value is the smallest.</summary>
    public virtual long? SortNumber(T item) => null;

    /// <summary>Where the item stands by this field in the order of the alphabet.</summary>
    public virtual string SortText(T item) => Texts(item).FirstOrDefault(string.Empty);

    protected static void Increment(Dictionary<string, int> counts, string text)
        => CollectionsMarshal.GetValueRefOrAddDefault(counts, text, out _)++;
}
