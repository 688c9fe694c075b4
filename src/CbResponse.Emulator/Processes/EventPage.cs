namespace CbResponse.Emulator;

/// <summary>Which of the events, counted in the order of time, are wanted.</summary>
/// <param name="Start">How many are left out at the beginning.</param>
/// <param name="Count">How many come at most; null for all.</param>
internal readonly record struct EventPage(int Start, int? Count)
{
    public bool IsEverything => Start == 0 && Count is null;
}
