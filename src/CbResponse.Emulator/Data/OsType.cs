namespace CbResponse.Emulator;

/// <summary>Operating system of a host; the numbers are those of sensor records (edr-api.md 1.9).</summary>
internal enum OsType
{
    Windows = 1,
    MacOs = 2,
    Linux = 3,
}
