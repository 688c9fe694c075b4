using System.Globalization;
using System.Text;

namespace CbResponse.PowerShell.Views;

/// <summary>Draws an issue of a query: the query on one line, and its place underlined.</summary>
public static class IssueView
{
    private const string Cut = "…";
    private const int Indent = 2;

    /// <summary>What PowerShell itself assumes of a host that has no window.</summary>
    private const int UsualWidth = 120;

    /// <summary>The part of the query around the issue, no wider than the window.</summary>
    public static string Text(string query, int position, int width)
    {
        (int start, int end) = Window(query, position, width);
        return new string(' ', Indent) + (start > 0 ? Cut : string.Empty) + Cell.OneLine(query).Substring(start, end - start) + (end < query.Length ? Cut : string.Empty);
    }

    /// <summary>A line of marks below the place. What is missing is marked where it would stand.</summary>
    public static string Underline(string query, int position, int length, int width)
    {
        (int start, int end) = Window(query, position, width);
        int lead = Indent + (start > 0 ? Cut.Length : 0) + Columns(query, start, position);
        return new string(' ', lead) + new string('~', Math.Max(1, Columns(query, position, Math.Min(position + length, end))));
    }

    /// <summary>A sentence in lines that fit the window, broken between words and indented.</summary>
    public static string Wrap(string? text, int width)
    {
        int room = Room(width, 0);
        StringBuilder lines = new();
        string rest = Cell.OneLine(text).Trim();
        while (rest.Length > 0)
        {
            int fitting = Fitting(rest, 0, room);
            int end = fitting == rest.Length ? fitting : rest.LastIndexOf(' ', fitting);
            if (end <= 0)
                end = fitting;
            lines.Append(lines.Length == 0 ? string.Empty : Environment.NewLine).Append(' ', Indent).Append(rest, 0, end);
            rest = rest.Substring(end).TrimStart();
        }

        return lines.ToString();
    }

    /// <summary>The stretch that is shown: with a place far behind, a quarter of the room for what stands before it.</summary>
    private static (int Start, int End) Window(string query, int position, int width)
    {
        int room = Room(width, 2 * Cut.Length);
        if (Columns(query, 0, query.Length) <= room)
            return (0, query.Length);
        int start = position;
        while (start > 0 && Columns(query, start, position) < room / 4)
            start--;
        int end = Fitting(query, start, room);
        while (end == query.Length && start > 0 && Columns(query, start - 1, end) <= room)
            start--;
        if (start > 0 && char.IsLowSurrogate(query[start]))
            start++;
        return (start, end);
    }

    private static int Room(int width, int reserved) => Math.Max(20, (width > 0 ? width : UsualWidth) - Indent - reserved - 1);

    /// <summary>The end of the longest stretch that fits.</summary>
    private static int Fitting(string text, int start, int room)
    {
        int end = start;
        while (end < text.Length && room >= Columns(text[end]))
            room -= Columns(text[end++]);
        return end > start && end < text.Length && char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }

    private static int Columns(string text, int start, int end)
    {
        int columns = 0;
        for (int i = start; i < end; i++)
            columns += Columns(text[i]);
        return columns;
    }

    /// <summary>How many columns a character takes. The halves of a pair take one each, since what needs pairs is wide.</summary>
    private static int Columns(char c) => c switch
    {
        < '\u0300' => 1,
        >= '\u1100' and <= '\u115f' or >= '\u2e80' and <= '\ua4cf' or >= '\uac00' and <= '\ud7a3' => 2,
        >= '\uf900' and <= '\ufaff' or >= '\ufe30' and <= '\ufe6f' or >= '\uff00' and <= '\uff60' or >= '\uffe0' and <= '\uffe6' => 2,
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
    };
}
