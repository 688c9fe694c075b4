namespace CbResponse.Emulator;

/// <summary>
/// Result lists of the last searches, so that the second page does not search again. Bounded by the number of
/// documents held, not by the number of searches.
/// </summary>
internal sealed class HitCache
{
    private const int MostDocuments = 8_000_000;
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, ListedHits Hits)> _recent = new();
    private long _documents;

    public ListedHits? Find(string key)
    {
        lock (_lock)
        {
            for (LinkedListNode<(string Key, ListedHits Hits)>? node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key)
                    continue;
                _recent.Remove(node);
                _recent.AddFirst(node);
                return node.Value.Hits;
            }

            return null;
        }
    }

    public void Add(string key, ListedHits hits)
    {
        if (hits.Count > MostDocuments)
            return;
        lock (_lock)
        {
            _recent.AddFirst((key, hits));
            _documents += hits.Count;
            while (_documents > MostDocuments || _recent.Count > 64)
            {
                _documents -= _recent.Last!.Value.Hits.Count;
                _recent.RemoveLast();
            }
        }
    }
}
