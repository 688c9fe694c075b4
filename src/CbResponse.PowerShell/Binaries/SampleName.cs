using System.Globalization;
using System.Text;

namespace CbResponse.PowerShell;

/// <summary>
/// Makes a file name of what the server says a binary is called. Whoever made the binary chose that name, so that nothing in it may
/// choose another folder, a device, a hidden file, an option of a command, or a look that deceives.
/// </summary>
internal static class SampleName
{
    private const int MostCharacters = 120;
    private const int MostBytes = 200;
    private const int LongestExtension = 16;

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
    };

    /// <summary>The name, without a folder; the hash when the server says nothing that can be used.</summary>
    public static string Of(Binary binary, BinaryNaming naming)
    {
        string hash = (binary.Md5 ?? string.Empty).ToUpperInvariant();
        string? observed = binary.ObservedFileNames.Count > 0 ? binary.ObservedFileNames[0] : null;
        string? wanted = naming switch
        {
            BinaryNaming.Original => binary.OriginalFileName ?? binary.InternalName ?? observed,
            BinaryNaming.Observed => observed ?? binary.OriginalFileName,
            _ => null,
        };
        string name = Clean(wanted ?? string.Empty);
        return name.Trim('_', '.').Length == 0 ? hash : name;
    }

    /// <summary>What is left of a name once all that could do harm is taken out.</summary>
    internal static string Clean(string text)
    {
        string last = text.Substring(text.LastIndexOfAny(['\\', '/']) + 1);
        StringBuilder clean = new(last.Length);
        for (int i = 0; i < last.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(last[i]) && i + 1 < last.Length && char.IsLowSurrogate(last[i + 1]);
            clean.Append(IsHarmless(last, i) ? isPair ? last.Substring(i, 2) : last[i].ToString() : "_");
            if (isPair)
                i++;
        }

        // Windows drops dots and blanks at the end, and would so see another name than was checked.
        string name = Shorten(clean.ToString().Trim(' ').TrimEnd('.', ' '));
        if (name.Length > 0 && name[0] is '.' or '-' or '~')
            name = "_" + name.Substring(1);
        return IsDevice(name) ? "_" + name : name;
    }

    private static bool IsHarmless(string text, int index)
    {
        char c = text[index];
        if (c is '<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*')
            return false;
        return CharUnicodeInfo.GetUnicodeCategory(text, index) switch
        {
            // Marks that turn the direction of writing make gpj.exe of a picture; others are not seen at all.
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
            UnicodeCategory.SpaceSeparator => c == ' ',
            _ => true,
        };
    }

    /// <summary>Devices have their names in every folder and with every extension; digits of theirs may be raised.</summary>
    private static bool IsDevice(string name)
    {
        string stem = name.Split('.')[0].TrimEnd(' ');
        bool isPort = stem.Length == 4
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
            && stem[3] is (>= '0' and <= '9') or '\u00B9' or '\u00B2' or '\u00B3';
        return isPort || Devices.Contains(stem);
    }

    /// <summary>Cuts the middle out of a name that a file system would not take, and keeps its extension.</summary>
    private static string Shorten(string name)
    {
        if (Fits(name))
            return name;
        int dot = name.LastIndexOf('.');
        string extension = dot > 0 && name.Length - dot <= LongestExtension ? name.Substring(dot) : string.Empty;
        int[] starts = StringInfo.ParseCombiningCharacters(name.Substring(0, name.Length - extension.Length));
        for (int i = Math.Min(starts.Length, MostCharacters) - 1; i > 0; i--)
        {
            string shorter = name.Substring(0, starts[i]).TrimEnd('.', ' ') + extension;
            if (Fits(shorter))
                return shorter;
        }

        return string.Empty;
    }

    private static bool Fits(string name) => name.Length <= MostCharacters && Encoding.UTF8.GetByteCount(name) <= MostBytes;
}
