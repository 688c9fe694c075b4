namespace CbResponse;

/// <summary>Takes a range out of rows that come in batches and were picked here, so that no server knows which of them are the range.</summary>
/// <param name="range">Which rows are wanted.</param>
internal sealed class RowRange(SearchRange range)
{
    private long _toSkip = range.Skip;
    private long _left = range.First ?? long.MaxValue;

    /// <summary>Whether all that is wanted has come.</summary>
    public bool IsDone => _left == 0;

    /// <summary>Takes the rows out of a batch that are not wanted.</summary>
    public void Trim<T>(List<T> batch)
    {
        int skipped = (int)Math.Min(_toSkip, batch.Count);
        batch.RemoveRange(0, skipped);
        _toSkip -= skipped;
        int kept = (int)Math.Min(_left, batch.Count);
        batch.RemoveRange(kept, batch.Count - kept);
        _left -= kept;
    }
}
