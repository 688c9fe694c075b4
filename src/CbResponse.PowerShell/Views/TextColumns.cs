using System.Globalization;

namespace CbResponse.PowerShell.Views;

/// <summary>How many columns of a window texts take.</summary>
internal static class TextColumns
{
    /// <summary>What PowerShell itself assumes of a host that has no window.</summary>
    private const int UsualWidth = 120;

    /// <summary>The columns of a window; the usual number where the host knows none.</summary>
    public static int OfWindow(int width) => width > 0 ? width : UsualWidth;

    /// <summary>The end of the longest stretch that fits.</summary>
    public static int Fitting(string text, int start, int room)
    {
        int end = start;
        while (end < text.Length && room >= Of(text[end]))
            room -= Of(text[end++]);
        return end > start && end < text.Length && char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }

    /// <summary>The columns of a stretch.</summary>
    public static int Of(string text, int start, int end)
    {
        int columns = 0;
        for (int i = start; i < end; i++)
            columns += Of(text[i]);
        return columns;
    }

    /// <summary>The columns of a character. The halves of a pair take one each, since what needs pairs is wide.</summary>
    private static int Of(char c) => c switch
    {
        < '\u0300' => 1,
        >= '\u1100' and <= '\u115f' or >= '\u2e80' and <= '\ua4cf' or >= '\uac00' and <= '\ud7a3' => 2,
        >= '\uf900' and <= '\ufaff' or >= '\ufe30' and <= '\ufe6f' or >= '\uff00' and <= '\uff60' or >= '\uffe0' and <= '\uffe6' => 2,
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
    };
}
