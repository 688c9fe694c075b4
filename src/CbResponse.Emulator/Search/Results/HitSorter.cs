namespace CbResponse.Emulator;

/// <summary>Orders hits by a field. Equal ones stand by their identity and then by number, whatever the direction.</summary>
internal sealed class HitSorter<T>(DocumentIndex<T> index, FieldSource<T> source, bool descending)
{
    public ListedHits Sort(DocumentSequence hits)
    {
        Place[] places = new Place[hits.Count];
        string[]? texts = null;
        DocumentReader<T> reader = index.OpenReader();
        for (int i = 0; i < places.Length; i++)
        {
            T document = reader.Read(hits[i]);
            long key = 0;
            if (source.SortNumber(document) is { } number)
                key = Directed(number);
            else
                (texts ??= new string[places.Length])[i] = source.SortText(document);
            places[i] = new Place(key, index.Identity(document), hits[i]);
        }

        if (texts is not null)
            Rank(places, texts);
        Array.Sort(places);
        ListedHits sorted = new();
        foreach (Place place in places)
            sorted.Add(place.Document);
        return sorted;
    }

    /// <summary>Turned around for a descending order; unlike the negative, the complement exists for every number.</summary>
    private long Directed(long key) => descending ? ~key : key;

    /// <summary>Most texts occur often: only the different ones are compared as texts.</summary>
    private void Rank(Place[] places, string[] texts)
    {
        Dictionary<string, long> ranks = new(StringComparer.OrdinalIgnoreCase);
        foreach (string text in texts)
            ranks[text] = 0;
        string[] different = [.. ranks.Keys];
        Array.Sort(different, StringComparer.OrdinalIgnoreCase);
        for (int rank = 0; rank < different.Length; rank++)
            ranks[different[rank]] = rank;
        for (int i = 0; i < places.Length; i++)
            places[i] = places[i] with { Key = Directed(ranks[texts[i]]) };
    }

    private readonly record struct Place(long Key, UInt128 Identity, int Document) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            int byKey = Key.CompareTo(other.Key);
            if (byKey != 0)
                return byKey;
            int byIdentity = Identity.CompareTo(other.Identity);
            return byIdentity != 0 ? byIdentity : Document.CompareTo(other.Document);
        }
    }
}
