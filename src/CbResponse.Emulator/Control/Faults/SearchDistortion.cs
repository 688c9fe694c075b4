namespace CbResponse.Emulator;

/// <summary>How faults change what searches answer. None of them shows in the answer's form.</summary>
internal sealed record SearchDistortion
{
    public static readonly SearchDistortion None = new();

    /// <summary>Only half of the rows come, and <c>incomplete_results</c> says so.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The server never sends more rows than this.</summary>
    public int? RowCap { get; init; }

    /// <summary>Every page is the first one.</summary>
    public bool RepeatsPage { get; init; }

    /// <summary>Later pages begin that many rows early, as if as many new documents had come in.</summary>
    public int ShiftedRows { get; init; }

    /// <summary>Added to <c>total_results</c>.</summary>
    public int TotalOffset { get; init; }

    /// <summary>How long the index takes to have a change.</summary>
    public TimeSpan IndexDelay { get; init; }

    public int Rows(int asked) => RowCap is { } cap ? Math.Min(asked, cap) : asked;

    public int Start(int asked) => RepeatsPage || asked == 0 ? 0 : Math.Max(0, asked - ShiftedRows);
}
