using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Finds credential files from where the user stands, and says which of them others can read.</summary>
internal static class ProfileFiles
{
    /// <summary>Reads the named files, or those that the Python client reads.</summary>
    /// <exception cref="CbCredentialException">A file cannot be used, or a named one is missing.</exception>
    public static CredentialStore Load(PSCmdlet cmdlet, string[]? files)
    {
        if (files is null)
            return CredentialStore.Load(CredentialStore.DefaultSearchPath(CurrentFolder(cmdlet)));
        string[] paths = [.. files.Select(cmdlet.GetUnresolvedProviderPathFromPSPath)];
        foreach (string path in paths)
        {
            if (!File.Exists(path))
                throw new CbException(CbErrorKind.ProfileNotFound, $"There is no credential file '{path}'.");
        }

        return CredentialStore.Load(paths);
    }

    /// <summary>The file that a cmdlet writes: the named one, or the user's own.</summary>
    public static string Target(PSCmdlet cmdlet, string? file)
        => file is null ? CredentialStore.UserFile : cmdlet.GetUnresolvedProviderPathFromPSPath(file);

    /// <summary>Changes a credential file.</summary>
    /// <exception cref="CbException">The file cannot be written; it is then as it was.</exception>
    public static void Write(string path, Action<string> change)
    {
        try
        {
            change(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CbException(CbErrorKind.Credential, $"The credential file '{path}' cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Warns of files that others can read.</summary>
    public static void WarnOfReaders(PSCmdlet cmdlet, IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            if (FileReaders.Describe(file) is { } readers)
                cmdlet.WriteWarning($"The credential file '{file}' holds API tokens and can be read by {readers}. {FileReaders.Advice(file)}");
        }
    }

    private static string CurrentFolder(PSCmdlet cmdlet) => cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath;
}
