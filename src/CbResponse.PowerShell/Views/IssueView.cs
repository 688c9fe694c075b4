using System.Text;

namespace CbResponse.PowerShell.Views;

/// <summary>Draws an issue of a query: the query on one line, and its place underlined.</summary>
public static class IssueView
{
    private const string Cut = "…";
    private const int Indent = 2;

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
        int lead = Indent + (start > 0 ? Cut.Length : 0) + TextColumns.Of(query, start, position);
        return new string(' ', lead) + new string('~', Math.Max(1, TextColumns.Of(query, position, Math.Min(position + length, end))));
    }

    /// <summary>A sentence in lines that fit the window, broken between words and indented.</summary>
    public static string Wrap(string? text, int width)
    {
        int room = Room(width, 0);
        StringBuilder lines = new();
        string rest = Cell.OneLine(text).Trim();
        while (rest.Length > 0)
        {
            int fitting = TextColumns.Fitting(rest, 0, room);
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
        if (TextColumns.Of(query, 0, query.Length) <= room)
            return (0, query.Length);
        int start = position;
        while (start > 0 && TextColumns.Of(query, start, position) < room / 4)
            start--;
        int end = TextColumns.Fitting(query, start, room);
        while (end == query.Length && start > 0 && TextColumns.Of(query, start - 1, end) <= room)
            start--;
        if (start > 0 && char.IsLowSurrogate(query[start]))
            start++;
        return (start, end);
    }

    private static int Room(int width, int reserved) => Math.Max(20, TextColumns.OfWindow(width) - Indent - reserved - 1);
}
