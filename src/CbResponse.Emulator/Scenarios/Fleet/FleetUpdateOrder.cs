namespace CbResponse.Emulator;

/// <summary>
/// All documents in the order of <c>last_update</c>. Time runs in slots; slot t holds segment s of process
/// t - s * gap. A slot is found by bisection, its neighbours by walking.
/// </summary>
internal sealed class FleetUpdateOrder(FleetLayout layout, bool descending) : DocumentSequence
{
    private readonly int[] _slot = new int[layout.MostSegments];
    private int _time = -1;
    private int _first;
    private int _count;

    public override int Count => layout.DocumentCount;

    public override int this[int rank]
    {
        get
        {
            int ascending = descending ? Count - 1 - rank : rank;
            while (ascending < _first || ascending >= _first + _count)
                Move(ascending);
            return _slot[ascending - _first];
        }
    }

    private void Move(int rank)
    {
        if (_time >= 0 && rank == _first + _count)
            Open(_time + 1, _first + _count);
        else if (_time >= 1 && rank == _first - 1)
            OpenBefore();
        else
            Find(rank);
    }

    private void OpenBefore()
    {
        int end = _first;
        Open(_time - 1, 0);
        _first = end - _count;
    }

    private void Find(int rank)
    {
        int low = 0;
        int high = layout.SlotCount - 1;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            if (CountBefore(middle) <= rank)
                low = middle;
            else
                high = middle - 1;
        }

        Open(low, CountBefore(low));
    }

    private int CountBefore(int time)
    {
        int count = 0;
        for (int segment = 0; segment < layout.MostSegments; segment++)
            count += layout.CountWithSegment(segment, Math.Clamp(time - (segment * layout.SegmentGap), 0, layout.Size.Processes));
        return count;
    }

    private void Open(int time, int first)
    {
        _time = time;
        _first = first;
        _count = 0;
        for (int segment = 0; segment < layout.MostSegments; segment++)
        {
            int process = time - (segment * layout.SegmentGap);
            if (process >= 0 && process < layout.Size.Processes && layout.SegmentsOf(process) > segment)
                _slot[_count++] = layout.FirstDocumentOf(process) + segment;
        }
    }
}
