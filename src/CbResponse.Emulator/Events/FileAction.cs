namespace CbResponse.Emulator;

/// <summary>What was done to a file; the numbers are those of the wire (edr-api.md 4.3).</summary>
internal enum FileAction
{
    Create = 1,
    FirstWrite = 2,
    Delete = 4,
    LastWrite = 8,
}
