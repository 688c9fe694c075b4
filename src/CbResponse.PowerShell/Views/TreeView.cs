using System.Text;

namespace CbResponse.PowerShell.Views;

/// <summary>Draws a node of a process tree on one line: start, user, and the process where it stands in the tree.</summary>
public static class TreeView
{
    private const string Cut = "…";
    private const int UserColumns = 18;
    private const int Connector = 3;
    private const int Level = 2;

    /// <summary>The line of a node, no wider than the window.</summary>
    /// <param name="start">When the process started.</param>
    /// <param name="node">The node.</param>
    /// <param name="width">Columns of the window.</param>
    public static string Line(DateTime? start, ProcessTreeNode node, int width)
    {
        int room = TextColumns.OfWindow(width) - 1;
        string user = Cell.User(node.UserName, node.HostName, UserColumns);
        StringBuilder line = new();
        line.Append(Cell.LocalTime(start).PadRight(19)).Append(' ');
        line.Append(user).Append(' ', Math.Max(0, UserColumns - TextColumns.Of(user, 0, user.Length)) + 1);
        line.Append(Branch(node, (room - line.Length) * 3 / 5));
        if (node.IsTarget)
            line.Append("► ");
        line.Append(Cell.OneLine(node.ProcessName ?? "?")).Append(FormattableString.Invariant($" ({(object?)node.Pid ?? "?"})"));
        line.Append(Note(node));
        if (Cell.OneLine(node.CommandLine) is { Length: > 0 } command)
            line.Append("  ").Append(command);
        return Fit(line.ToString(), room);
    }

    private static string Note(ProcessTreeNode node)
    {
        string state = node.State switch
        {
            ProcessNodeState.Suppressed => " [suppressed]",
            ProcessNodeState.NoDocument => " [no document]",
            ProcessNodeState.Repeated => " [stands elsewhere in the tree]",
            _ => string.Empty,
        };
        return node.IsCut && node.Depth >= 0 ? state + " [children not read]" : state;
    }

    /// <summary>The lines that lead to a node. Those of a very deep one begin where there is room.</summary>
    private static string Branch(ProcessTreeNode node, int room)
    {
        Stack<string> parts = new();
        int most = 1 + Math.Max(0, (room - Connector) / Level);
        for (ProcessTreeNode? one = node; one?.GetParent() is { } parent && parts.Count < most; one = parent)
        {
            bool isLast = ReferenceEquals(parent.Children[parent.Children.Count - 1], one);
            parts.Push(one == node ? (isLast ? "└─ " : "├─ ") : isLast ? "  " : "│ ");
        }

        return string.Concat(parts);
    }

    private static string Fit(string line, int room)
    {
        if (TextColumns.Of(line, 0, line.Length) <= room)
            return line.TrimEnd();
        return line.Substring(0, TextColumns.Fitting(line, 0, room - Cut.Length)) + Cut;
    }
}
