namespace CbResponse.Emulator;

/// <summary>The spellings of operating systems (edr-api.md 1.9).</summary>
internal static class OsTypeNames
{
    /// <summary>As process documents write it.</summary>
    public static string InProcesses(this OsType os) => os switch
    {
        OsType.Windows => "windows",
        OsType.MacOs => "osx",
        _ => "linux",
    };

    /// <summary>As binary documents write it.</summary>
    public static string InBinaries(this OsType os) => os switch
    {
        OsType.Windows => "Windows",
        OsType.MacOs => "Osx",
        _ => "Linux",
    };
}
