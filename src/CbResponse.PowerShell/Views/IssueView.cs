using System.Text;
using CbResponse.Query;

namespace CbResponse.PowerShell.Views;

/// <summary>Draws an issue of a query: the query on one line, and its place underlined.</summary>
public static class IssueView
{
    private const string Cut = "…";
    private const int Indent = 2;

    /// <summary>The part of the query around the issue, no wider than the window.</summary>
    public static string Text(QueryIssue issue, int width)
    {
        (int start, int end) = Window(issue, width);
        string text = Cell.OneLine(issue.Query.Substring(start, end - start));
        return new string(' ', Indent) + (start > 0 ? Cut : string.Empty) + text + (end < issue.Query.Length ? Cut : string.Empty);
    }

    /// <summary>A line of marks below the place. What is missing is marked where it would stand.</summary>
    public static string Underline(QueryIssue issue, int width)
    {
        (int start, int end) = Window(issue, width);
        int lead = Indent + issue.Position - start + (start > 0 ? Cut.Length : 0);
        return new string(' ', lead) + new string('~', Math.Max(1, Math.Min(issue.Length, end - issue.Position)));
    }

    /// <summary>A sentence in lines that fit the window, broken between words and indented.</summary>
    public static string Wrap(string? text, int width)
    {
        int room = Math.Max(20, width - Indent - 1);
        StringBuilder lines = new();
        string rest = Cell.OneLine(text).Trim();
        while (rest.Length > 0)
        {
            int end = rest.Length <= room ? rest.Length : rest.LastIndexOf(' ', room);
            if (end <= 0)
                end = room;
            lines.Append(lines.Length == 0 ? string.Empty : Environment.NewLine).Append(' ', Indent).Append(rest, 0, end);
            rest = rest.Substring(end).TrimStart();
        }

        return lines.ToString();
    }

    private static (int Start, int End) Window(QueryIssue issue, int width)
    {
        int room = Math.Max(20, width - Indent - (2 * Cut.Length) - 1);
        int length = issue.Query.Length;
        if (length <= room)
            return (0, length);
        int start = Math.Max(0, Math.Min(issue.Position - (room / 4), length - room));
        return (start, start + room);
    }
}
