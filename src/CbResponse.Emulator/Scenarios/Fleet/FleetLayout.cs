namespace CbResponse.Emulator;

/// <summary>
/// Where everything of a fleet lies: which process and segment a document number means, and when things happened. All of
/// it is arithmetic on the number, so that a million processes cost no more memory than one.
/// </summary>
/// <remarks>
/// Process p starts in the p-th step of time, on sensor p modulo the number of sensors. Segment s of it arrives
/// s times <see cref="SegmentGap"/> steps later. So documents are numbered in the order of <c>start</c>, and the order of
/// <c>last_update</c> can be computed as well: see <see cref="FleetUpdateOrder"/>.
/// </remarks>
internal sealed class FleetLayout
{
    private readonly int[] _firstInPattern;
    private readonly int[] _processInPattern;
    private readonly long _firstTick;
    private readonly long _stepTicks;
    private readonly long _slotTicks;

    /// <exception cref="UsageException">There are more documents than can be numbered.</exception>
    public FleetLayout(FleetSize size, ServerVersion version, DateTime anchor)
    {
        Size = size;

        // From 6.0 on a process has some documents, by a fixed rhythm; before, one for every 10,000 events.
        Pattern = version.HasSegmentPerCheckIn ? [1, 3, 2, 1, 4, 2, 1, 3] : [Math.Max(1, (size.Events + 9_999) / 10_000)];
        MostSegments = Pattern.Max();
        _firstInPattern = [.. Enumerable.Range(0, Pattern.Length + 1).Select(i => Pattern.Take(i).Sum())];
        _processInPattern = [.. Pattern.SelectMany((count, process) => Enumerable.Repeat(process, count))];
        long documents = ((long)(size.Processes / Pattern.Length) * _firstInPattern[^1]) + _firstInPattern[size.Processes % Pattern.Length];
        if (documents > int.MaxValue)
            throw new UsageException($"{documents} documents are more than the emulator can number; use fewer processes or events.");
        DocumentCount = (int)documents;

        _stepTicks = Math.Clamp(TimeSpan.FromDays(30).Ticks / size.Processes, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerMinute);
        SegmentGap = (int)Math.Max(1, TimeSpan.FromMinutes(5).Ticks / _stepTicks);
        SlotCount = size.Processes + ((MostSegments - 1) * SegmentGap);
        _firstTick = anchor.AddMinutes(-1).Ticks - (SlotCount * _stepTicks);
        _slotTicks = _stepTicks * 7 / 8 / MostSegments;
    }

    public FleetSize Size { get; }

    /// <summary>How many segments consecutive processes have; it repeats.</summary>
    public int[] Pattern { get; }

    public int MostSegments { get; }

    public int DocumentCount { get; }

    /// <summary>Steps between a segment of a process and the next one.</summary>
    public int SegmentGap { get; }

    /// <summary>Steps of time in all.</summary>
    public int SlotCount { get; }

    public int SegmentsOf(int process) => Pattern[process % Pattern.Length];

    public int ProcessOf(int document)
        => (document / _firstInPattern[^1] * Pattern.Length) + _processInPattern[document % _firstInPattern[^1]];

    public int FirstDocumentOf(int process)
        => (process / Pattern.Length * _firstInPattern[^1]) + _firstInPattern[process % Pattern.Length];

    /// <summary>How many of the first so many processes have that segment.</summary>
    public int CountWithSegment(int segment, int processes)
    {
        int whole = 0;
        int rest = 0;
        for (int i = 0; i < Pattern.Length; i++)
        {
            if (Pattern[i] <= segment)
                continue;
            whole++;
            if (i < processes % Pattern.Length)
                rest++;
        }

        return (processes / Pattern.Length * whole) + rest;
    }

    /// <summary>Number, among the events of a process, of the first that a segment holds.</summary>
    public int FirstEventOf(int process, int segment) => (int)(Size.Events * (long)segment / SegmentsOf(process));

    public DateTime Start(int process)
    {
        long jitter = (long)(StableHash.Mix((ulong)process, 1) % (ulong)Math.Max(1, _stepTicks / 8));
        return new DateTime(_firstTick + (process * _stepTicks) + jitter, DateTimeKind.Utc);
    }

    public DateTime LastUpdate(int process, int segment)
    {
        long jitter = (long)(StableHash.Mix((ulong)process, (ulong)(segment + 2)) % (ulong)Math.Max(1, _slotTicks));
        long slot = process + ((long)segment * SegmentGap);
        return new DateTime(_firstTick + (slot * _stepTicks) + (_stepTicks / 8) + (segment * _slotTicks) + jitter, DateTimeKind.Utc);
    }

    /// <summary>The process that starts in the step that holds the moment, or -1.</summary>
    public int ProcessAt(DateTime start)
    {
        long process = (start.Ticks - _firstTick) / _stepTicks;
        return start.Ticks >= _firstTick && process < Size.Processes ? (int)process : -1;
    }
}
