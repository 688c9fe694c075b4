namespace CbResponse.PowerShell;

/// <summary>A file that gets its name only once it is complete. Until then it is called <c>name.partial</c>, and is removed if it stays incomplete.</summary>
internal sealed class FileDownload : IDisposable
{
    private readonly string _path;
    private readonly string _partialPath;
    private readonly bool _overwrite;
    private bool _isComplete;

    private FileDownload(string path, bool overwrite, FileStream stream, string partialPath)
    {
        _path = path;
        _overwrite = overwrite;
        Stream = stream;
        _partialPath = partialPath;
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <exception cref="CbException">The file exists, and shall not be overwritten.</exception>
    public static void RequireFree(string path, bool overwrite)
    {
        if (File.Exists(path) && !overwrite)
            throw new CbException(CbErrorKind.Conflict, $"The file '{path}' exists. Give another name, or -Force to overwrite it.");
    }

    /// <exception cref="CbException">The file exists, or cannot be made.</exception>
    public static FileDownload Create(string path, bool overwrite)
    {
        RequireFree(path, overwrite);
        string partial = path + ".partial";
        try
        {
            return new FileDownload(path, overwrite, new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 81_920, useAsync: true), partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new CbException(CbErrorKind.InvalidRequest, $"The file '{path}' cannot be made: {e.Message}", e);
        }
    }

    /// <summary>Writes bytes that are there already.</summary>
    /// <exception cref="CbException">The disk takes no more.</exception>
    public void Write(byte[] bytes)
    {
        try
        {
            Stream.Write(bytes, 0, bytes.Length);
        }
        catch (IOException e)
        {
            throw new CbException(CbErrorKind.Conflict, $"The file '{_path}' cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Gives the file its name.</summary>
    /// <param name="beforeNaming">What to do with the file, by its path, while nobody knows it by its name yet.</param>
    /// <exception cref="CbException">It cannot be given; nothing is left behind.</exception>
    public void Complete(Action<string>? beforeNaming = null)
    {
        try
        {
            Stream.Dispose();
            beforeNaming?.Invoke(_partialPath);
#if NET8_0_OR_GREATER
            File.Move(_partialPath, _path, _overwrite);
#else
            if (_overwrite)
                File.Delete(_path);
            File.Move(_partialPath, _path);
#endif
            _isComplete = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CbException(CbErrorKind.Conflict, $"The file '{_path}' cannot be written: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException) when (!_isComplete)
        {
            // The disk takes no more, as the failure on its way says already. What is there of the file goes next.
        }
        finally
        {
            if (!_isComplete)
                File.Delete(_partialPath);
        }
    }
}
