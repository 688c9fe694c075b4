namespace CbResponse.Emulator;

/// <summary>What was done to the registry; the numbers are those of the wire (edr-api.md 4.4).</summary>
internal enum RegistryAction
{
    CreateKey = 1,
    WriteValue = 2,
    DeleteKey = 4,
    DeleteValue = 8,
}
