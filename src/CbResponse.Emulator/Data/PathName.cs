namespace CbResponse.Emulator;

/// <summary>File names of paths of any operating system.</summary>
internal static class PathName
{
    /// <summary>What follows the last separator.</summary>
    public static string FileName(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..];
}
