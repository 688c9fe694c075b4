using System.Text;

namespace CbResponse;

/// <summary>Reads and writes one credential file. Writing is all or nothing, and the file is its owner's alone.</summary>
internal static class CredentialFile
{
    /// <summary>The file's content, or null when there is no such file.</summary>
    /// <exception cref="CbCredentialException">The file is there and cannot be used.</exception>
    public static IniDocument? Read(string path)
    {
        try
        {
            return File.Exists(path) ? IniDocument.Parse(File.ReadAllText(path, Encoding.UTF8)) : null;
        }
        catch (FormatException e)
        {
            throw new CbCredentialException($"The credential file '{path}' is not in INI form: {e.Message}", path: path, inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CbCredentialException($"The credential file '{path}' cannot be read: {e.Message}", path: path, inner: e);
        }
    }

    /// <exception cref="CbCredentialException">The file cannot be written; what was there before is still there.</exception>
    public static void Write(string path, IniDocument document)
    {
        string temporary = path + ".partial";
        try
        {
            CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (FileStream stream = CreatePrivate(temporary))
            {
                byte[] content = Encoding.UTF8.GetBytes(document.ToString());
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

            Replace(temporary, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CbCredentialException($"The credential file '{path}' cannot be written: {e.Message}", path: path, inner: e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

#if NET8_0_OR_GREATER
    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream CreatePrivate(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static void Replace(string source, string target) => File.Move(source, target, overwrite: true);
#else
    private static void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    /// <summary>.NET Framework runs on Windows only, where a file in the user's own folder is the user's own.</summary>
    private static FileStream CreatePrivate(string path) => new(path, FileMode.Create, FileAccess.Write);

    private static void Replace(string source, string target)
    {
        if (File.Exists(target))
            File.Replace(source, target, destinationBackupFileName: null);
        else
            File.Move(source, target);
    }
#endif
}
