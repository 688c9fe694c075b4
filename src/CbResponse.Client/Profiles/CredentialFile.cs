using System.Text;

namespace CbResponse;

/// <summary>Reads and writes one credential file. Writing is all or nothing, and the file is its owner's alone.</summary>
internal static class CredentialFile
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Latin1 = Encoding.GetEncoding(
        "ISO-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>The file's content, or null when there is no such file.</summary>
    /// <exception cref="CbCredentialException">The file is there and cannot be used.</exception>
    public static IniDocument? Read(string path)
    {
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllBytes(path)) : null;
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
        string target = TargetOf(path);
        string temporary = target + ".partial";
        try
        {
            byte[] content = document.Encoding.GetBytes(document.ToString());
            CreateFolder(Path.GetDirectoryName(Path.GetFullPath(target))!);

            // One that was left behind would keep its own rights.
            File.Delete(temporary);
            using (FileStream stream = CreatePrivate(temporary))
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

            Replace(temporary, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EncoderFallbackException)
        {
            Discard(temporary);
            throw new CbCredentialException($"The credential file '{path}' cannot be written: {e.Message}", path: path, inner: e);
        }
    }

    /// <summary>UTF-8 as the rule; a file that is none is taken byte for byte, so that an edit does not damage its comments.</summary>
    private static IniDocument Parse(byte[] content)
    {
        try
        {
            return IniDocument.Parse(Utf8.GetString(content), Utf8);
        }
        catch (DecoderFallbackException)
        {
            return IniDocument.Parse(Latin1.GetString(content), Latin1);
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was never there, or cannot be deleted for the reason that is reported already.
        }
    }

    /// <summary>Not by a move over what is there: on Windows that would take along who may read the file.</summary>
    private static void Replace(string source, string target)
    {
        if (File.Exists(target))
            File.Replace(source, target, destinationBackupFileName: null);
        else
            File.Move(source, target);
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
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Credential files are often links into a folder that is kept elsewhere: the link stays.</summary>
    private static string TargetOf(string path)
        => File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
#else
    private static string TargetOf(string path) => path;

    private static void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    /// <summary>.NET Framework runs on Windows only, where a file in the user's own folder is the user's own.</summary>
    private static FileStream CreatePrivate(string path) => new(path, FileMode.CreateNew, FileAccess.Write);
#endif
}
