using CbResponse.PowerShell.Joins;

namespace CbResponse.PowerShell;

/// <summary>The file that an input object is about.</summary>
internal static class HashInput
{
    private const int Md5Digits = 32;
    private const int Sha256Digits = 64;

    /// <summary>The MD5 of an object's file; null when the object is about no file, or the server did not say its hash.</summary>
    public static string? Of(CbObject item)
    {
        string? md5 = item switch
        {
            Binary binary => binary.Md5,
            BannedHash ban => ban.Md5,
            Alert alert => alert.Md5,
            CbResponse.Process process => process.Md5,
            ProcessTreeNode node => node.Process?.Md5,
            ProcessEvent found => EventJoins.Md5Of(found),
            _ => null,
        };
        return string.IsNullOrEmpty(md5) ? null : md5;
    }

    /// <summary>Whether a text is an MD5.</summary>
    public static bool IsMd5(string text) => text.Length == Md5Digits && text.All(IsHex);

    /// <summary>Why a text is no MD5, in words; null when it is one.</summary>
    public static string? Refuse(string text)
    {
        if (IsMd5(text))
            return null;
        return text.Length == Sha256Digits && text.All(IsHex)
            ? $"'{text}' is a SHA-256. The server bans by MD5 only: look the file up to get it."
            : $"'{text}' is no MD5, which has 32 hexadecimal digits.";
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
