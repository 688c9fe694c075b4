using System.Globalization;

namespace CbResponse.PowerShell;

/// <summary>A file that is to be banned, as a person recognises it, and what speaks against banning it.</summary>
internal sealed class BanTarget(string md5, Binary? binary)
{
    private static readonly string[] Vendors = ["Microsoft ", "Apple "];

    /// <summary>Name, hash and spread.</summary>
    public string Name => binary is null
        ? $"{md5}, which the server has not seen"
        : string.Format(CultureInfo.InvariantCulture, "{0} ({1}), seen on {2:N0} hosts", FileName(binary), md5, binary.HostCount ?? 0);

    /// <summary>Why the ban may stop more than was meant; null when nothing speaks against it.</summary>
    /// <param name="mostHosts">On how many hosts a file may be seen before that is said.</param>
    public string? Warning(int mostHosts)
    {
        if (binary is null)
            return null;
        bool isVendors = binary.IsSigned && Vendors.Any(vendor => Names(binary.Publisher, vendor) || Names(binary.Issuer, vendor));
        bool isCommon = binary.HostCount > mostHosts;
        if (!isVendors && !isCommon)
            return null;
        string signed = isVendors ? $"is signed by {binary.Publisher ?? binary.Issuer}, a vendor of operating systems" : string.Empty;
        string seen = isCommon ? string.Format(CultureInfo.InvariantCulture, "is seen on {0:N0} hosts", binary.HostCount) : string.Empty;
        return $"{FileName(binary)} ({md5}) {signed}{(isVendors && isCommon ? ", and " : string.Empty)}{seen}. To ban it may stop computers from working.";
    }

    /// <summary>Apple signs its system as "Software Signing"; its certificates name it.</summary>
    private static bool Names(string? name, string vendor)
        => name is not null && (name + " ").StartsWith(vendor, StringComparison.OrdinalIgnoreCase);

    private static string FileName(Binary binary)
    {
        string path = binary.ObservedFileNames.Count > 0 ? binary.ObservedFileNames[0] : binary.OriginalFileName ?? "a file without a name";
        return path.Substring(path.LastIndexOfAny(['\\', '/']) + 1);
    }
}
