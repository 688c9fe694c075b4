using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Where downloads become files: in a folder, each under a name of its own, or in one file that was named.</summary>
internal sealed class FilePlace
{
    private readonly string _path;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    private FilePlace(string path)
    {
        _path = path;
    }

    /// <summary>Finds the place that the parameters of a cmdlet name; the current folder when they name none.</summary>
    /// <param name="paths">PowerShell's view of paths.</param>
    /// <param name="path">A path in which wildcards may stand for a folder.</param>
    /// <param name="literalPath">A path that is taken as it is written.</param>
    /// <exception cref="ArgumentException">Both are given, or they name no place of the file system.</exception>
    public static FilePlace Find(PathIntrinsics paths, string? path, string? literalPath)
    {
        if (path is not null && literalPath is not null)
            throw new ArgumentException("-Path and -LiteralPath name the same thing: give one of them.");
        try
        {
            bool isPattern = path is not null && WildcardPattern.ContainsWildcardCharacters(path);
            string found = isPattern
                ? FindFolder(paths.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider), path!)
                : paths.GetUnresolvedProviderPathFromPSPath(literalPath ?? path ?? ".", out provider, out _);
            return provider.Name == "FileSystem" ? new FilePlace(found) : throw new ArgumentException($"'{literalPath ?? path}' is no place of the file system.");
        }
        catch (Exception e) when (e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or NotSupportedException)
        {
            throw new ArgumentException(e.Message, e);
        }
    }

    /// <summary>
    /// The path of the next file, which is free, or may be overwritten. Two inputs may lead to one name: then the second must not take
    /// the place of the first, whatever may be overwritten.
    /// </summary>
    /// <param name="name">Its name, should the place be a folder.</param>
    /// <param name="overwrite">Whether a file may be there.</param>
    /// <exception cref="CbException">The path is taken.</exception>
    public string Claim(string name, bool overwrite)
    {
        bool isFolder = Directory.Exists(_path);
        string path = isFolder ? Path.Combine(_path, name) : _path;
        if (!_taken.Add(path))
        {
            throw new CbException(CbErrorKind.Conflict, $"'{path}' has been written for another input before. "
                + (isFolder ? "Save the two into folders of their own; binaries may be named by their hashes as well (-Name Hash)." : "Give a folder for several files."));
        }

        FileDownload.RequireFree(path, overwrite);
        return path;
    }

    private static string FindFolder(System.Collections.ObjectModel.Collection<string> found, string pattern)
        => found.Count == 1 && Directory.Exists(found.First())
            ? found.First()
            : throw new ArgumentException($"'{pattern}' does not stand for one folder. Brackets in a name need -LiteralPath.");
}
