namespace CbResponse.Emulator;

/// <summary>Which of the events, counted in the order of time, are wanted.</summary>
/// <param name="Start">How many are left out at the beginning.</param>
/// <param name="Count">How many come at most; null for all.</param>
internal readonly record struct EventPage(int Start, int? Count)
{
    public bool IsEverything => Start == 0 && Count is null;

    /// <summary>The older half of what the page would hold, as a server sends that ran out of time.</summary>
    /// <param name="total">How many events there are.</param>
    public EventPage Half(int total)
    {
        int rest = Math.Max(0, total - Start);
        return this with { Count = (Count is { } count ? Math.Min(count, rest) : rest) / 2 };
    }
}
