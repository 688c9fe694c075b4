namespace CbResponse.Emulator;

/// <summary>Document numbers in chunks, so that a long list neither doubles nor moves while it grows.</summary>
internal sealed class ListedHits : DocumentSequence
{
    private const int ChunkBits = 14;
    private const int ChunkSize = 1 << ChunkBits;
    private readonly List<int[]> _chunks = [];
    private int _count;

    public override int Count => _count;

    public override int this[int rank] => _chunks[rank >> ChunkBits][rank & (ChunkSize - 1)];

    public void Add(int document)
    {
        if (_count >> ChunkBits == _chunks.Count)
            _chunks.Add(new int[ChunkSize]);
        _chunks[^1][_count & (ChunkSize - 1)] = document;
        _count++;
    }
}
