namespace CbResponse.Emulator;

/// <summary>Which of a process's numbered events are of one kind: of twenty in a row, those from one place up to another.</summary>
/// <param name="From">The first place.</param>
/// <param name="To">The place behind the last.</param>
internal readonly record struct FleetRhythm(int From, int To)
{
    /// <summary>After so many events the kinds repeat.</summary>
    public const int Length = 20;

    public static readonly FleetRhythm ModLoads = new(0, 8);
    public static readonly FleetRhythm FileMods = new(8, 13);
    public static readonly FleetRhythm RegMods = new(13, 16);
    public static readonly FleetRhythm NetConns = new(16, 18);
    public static readonly FleetRhythm Children = new(18, 19);
    public static readonly FleetRhythm CrossProcs = new(19, 20);

    /// <summary>How many of a stretch of events are of this kind.</summary>
    public int Count(int first, int end) => Before(end) - Before(first);

    /// <summary>The first number at or behind the given one that is of this kind.</summary>
    public int Next(int number)
    {
        int place = number % Length;
        if (place < From)
            return number - place + From;
        return place < To ? number : number - place + Length + From;
    }

    private int Before(int number) => (number / Length * (To - From)) + Math.Clamp((number % Length) - From, 0, To - From);
}
