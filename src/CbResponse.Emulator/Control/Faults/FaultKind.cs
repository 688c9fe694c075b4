namespace CbResponse.Emulator;

/// <summary>What goes wrong. The names are those of the control route.</summary>
internal enum FaultKind
{
    Status,
    Hold,
    Reset,
    Truncate,
    ContentLength,
    Drip,
    Stall,
    Body,
    Partial,
    RowCap,
    RepeatPage,
    ShiftRows,
    Total,
    Redirect,
    LateIndex,
}
