namespace CbResponse.Emulator;

/// <summary>How a child came to be (edr-api.md 4.6).</summary>
internal enum ChildKind
{
    Exec,
    Fork,
    OtherExec,
}
