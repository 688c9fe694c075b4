namespace CbResponse.Query;

/// <summary>Hashes: 32 or 64 hexadecimal digits.</summary>
internal static class HashFormat
{
    public static FormatProblem? Check(string value, string field, FieldType type, FieldCatalog catalog)
    {
        int digits = type == FieldType.Md5 ? 32 : 64;
        string name = type == FieldType.Md5 ? "an MD5" : "a SHA-256";
        bool isHex = value.All(c => Uri.IsHexDigit(c) || c == '*');
        bool isPart = value.IndexOf('*') >= 0 && value.Length <= digits;
        if (isHex && (value.Length == digits || isPart))
            return null;
        if (!isHex)
            return new FormatProblem($"{name} has hexadecimal digits only".Capital(), $"Write all {digits} digits, 0 to 9 and a to f.");
        if (value.Length == 40)
            return new FormatProblem($"This is a SHA-1, and '{field}' holds {name}", "The server keeps no SHA-1: search by MD5 or SHA-256.");
        string other = type == FieldType.Md5 ? field.Replace("md5", "sha256") : field.Replace("sha256", "md5");
        return value.Length == 96 - digits
            ? new FormatProblem(
                $"This is {(type == FieldType.Md5 ? "a SHA-256" : "an MD5")}, and '{field}' holds {name}",
                catalog.Find(other) is null ? null : $"Write {other}:{value}.")
            : new FormatProblem($"{name} has {digits} digits, this has {value.Length}".Capital(), $"Write all {digits} digits.");
    }

    private static string Capital(this string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
