namespace CbResponse.Query;

/// <summary>Hashes: 32 or 64 hexadecimal digits.</summary>
internal static class HashFormat
{
    private const int Md5Digits = 32;
    private const int Sha1Digits = 40;
    private const int Sha256Digits = 64;

    /// <summary>Servers before 7.0 write as many zeros for a parent that they do not know (edr-api.md 1.9).</summary>
    private static readonly string Unknown = new('0', 30);

    public static FormatProblem? Check(string value, string field, FieldType type, FieldCatalog catalog)
    {
        bool isMd5 = type == FieldType.Md5;
        int digits = isMd5 ? Md5Digits : Sha256Digits;
        bool isHex = value.All(c => Uri.IsHexDigit(c) || c == '*');
        bool isPart = value.IndexOf('*') >= 0 && value.Length <= digits;
        if (isHex && (value.Length == digits || isPart || (isMd5 && value == Unknown)))
            return null;
        string name = isMd5 ? "An MD5" : "A SHA-256";
        if (!isHex)
            return new FormatProblem($"{name} has hexadecimal digits only", $"Write all {digits} digits, 0 to 9 and a to f.");
        if (value.Length == Sha1Digits)
            return new FormatProblem($"This is a SHA-1, and '{field}' holds none", "The server keeps no SHA-1: search by MD5 or SHA-256.");
        if (value.Length != (isMd5 ? Sha256Digits : Md5Digits))
            return new FormatProblem($"{name} has {digits} digits, this has {value.Length}", $"Write all {digits} digits.");
        string other = isMd5 ? field.Replace("md5", "sha256") : field.Replace("sha256", "md5");
        return new FormatProblem(
            $"This is {(isMd5 ? "a SHA-256" : "an MD5")}, and '{field}' holds none",
            catalog.Find(other) is { } info && info.Type != type ? $"Write {other}:{value}." : null);
    }
}
