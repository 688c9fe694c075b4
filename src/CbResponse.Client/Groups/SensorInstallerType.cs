namespace CbResponse;

/// <summary>Which installer of the sensor.</summary>
public enum SensorInstallerType
{
    /// <summary>For Windows, a program, in a zip archive with its settings.</summary>
    WindowsExe,

    /// <summary>For Windows, a package for software distribution, in a zip archive with its settings.</summary>
    WindowsMsi,

    /// <summary>For macOS, a package, in a zip archive with its settings.</summary>
    MacOS,

    /// <summary>For Linux, in a compressed tar archive with its settings.</summary>
    Linux,
}
