using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>A folder of its own for each test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cbresponse-tests-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, byte for byte, and gives its path.</summary>
    public string Write(string name, string content, Encoding? encoding = null)
    {
        string path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, (encoding ?? new UTF8Encoding(false)).GetBytes(content));
        return path;
    }

    public string Read(string name) => Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(File(name)));

    /// <summary>Who may read and write a file, where there are such modes.</summary>
    public static UnixFileMode ModeOf(string path)
        => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : System.IO.File.GetUnixFileMode(path);

    /// <summary>Lets everybody read a file, where there are such modes.</summary>
    public static void Publish(string path)
    {
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
