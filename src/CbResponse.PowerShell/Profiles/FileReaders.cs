using System.Security.AccessControl;
using System.Security.Principal;

namespace CbResponse.PowerShell;

/// <summary>Says who beside its owner can read a file.</summary>
internal static class FileReaders
{
    /// <summary>Who can read the file beside its owner, in words; null when nobody can or the system does not tell.</summary>
    public static string? Describe(string path)
    {
        try
        {
#if NET8_0_OR_GREATER
            if (!OperatingSystem.IsWindows())
                return DescribeUnix(File.GetUnixFileMode(path));
#endif
            return DescribeWindows(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException or NotSupportedException)
        {
            // A file whose rights cannot be read can still be used; it is only not warned about.
            return null;
        }
    }

    /// <summary>How to make the file private.</summary>
    public static string Advice(string path)
        => Path.DirectorySeparatorChar == '/'
            ? $"Make it private: chmod 600 '{path}'"
            : $"Make it private: icacls \"{path}\" /inheritance:r /grant:r \"%USERNAME%:F\"";

#if NET8_0_OR_GREATER
    private static string? DescribeUnix(UnixFileMode mode)
    {
        if ((mode & UnixFileMode.OtherRead) != 0)
            return "every user of this machine";
        return (mode & UnixFileMode.GroupRead) != 0 ? "its group" : null;
    }

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    private static string? DescribeWindows(string path)
    {
        FileSecurity security = new(path, AccessControlSections.Access);
        (WellKnownSidType Sid, string Name)[] groups =
        [
            (WellKnownSidType.WorldSid, "everyone"),
            (WellKnownSidType.AuthenticatedUserSid, "every authenticated user"),
            (WellKnownSidType.BuiltinUsersSid, "every user of this machine"),
        ];
        foreach (FileSystemAccessRule rule in security.GetAccessRules(true, true, typeof(SecurityIdentifier)))
        {
            bool reads = rule.AccessControlType == AccessControlType.Allow && (rule.FileSystemRights & FileSystemRights.ReadData) != 0;
            foreach ((WellKnownSidType sid, string name) in groups)
            {
                if (reads && ((SecurityIdentifier)rule.IdentityReference).IsWellKnown(sid))
                    return name;
            }
        }

        return null;
    }
}
