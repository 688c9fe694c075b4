using System.Text;

namespace CbResponse.PowerShell.Views;

/// <summary>Draws the preview of a process: what matched, and its events kind by kind.</summary>
public static class PreviewView
{
    private const string On = "\u001b[7m";
    private const string Off = "\u001b[27m";
    private const string Indent = "  ";

    /// <summary>What PowerShell itself assumes of a host that has no window.</summary>
    private const int UsualWidth = 120;

    /// <summary>
    /// The preview in lines that fit the window. Events that matched have a star, so that they are seen where the window knows no emphasis.
    /// </summary>
    public static string Draw(
        CbResponse.Process process,
        IReadOnlyList<string> terms,
        IReadOnlyDictionary<string, MarkedText> fields,
        IReadOnlyList<PreviewEvent> events,
        int width,
        bool emphasizes)
    {
        int room = Math.Max(40, (width > 0 ? width : UsualWidth) - 1);
        StringBuilder text = new(Cell.OneLine($"{process}, {process.UserName}"));
        if (terms.Count > 0)
            Line(text, Indent, $"matched: {string.Join(", ", terms)}", [], room, emphasizes);
        foreach (KeyValuePair<string, MarkedText> field in fields)
            Line(text, $"{Indent}{field.Key}: ", field.Value.Text, field.Value.Matches, room, emphasizes);
        foreach (IGrouping<string, PreviewEvent> kind in events.GroupBy(item => item.Kind))
        {
            string total = CountOf(process, kind.Key) is { } count && count > kind.Count() ? $" of {count}" : string.Empty;
            Line(text, Indent, $"{kind.Key}: {kind.Count()}{total}", [], room, emphasizes);
            foreach (PreviewEvent item in kind)
                Line(text, item.IsMatch ? "  * " : "    ", item.Line.Text, item.Line.Matches, room, emphasizes);
        }

        return text.AppendLine().ToString();
    }

    private static int? CountOf(CbResponse.Process process, string kind) => kind switch
    {
        "modload" => process.ModLoadCount,
        "filemod" => process.FileModCount,
        "regmod" => process.RegModCount,
        "netconn" => process.NetConnCount,
        "childproc" => process.ChildProcCount,
        "crossproc" => process.CrossProcCount,
        "processblock" => process.ProcessBlockCount,
        "fileless_scriptload" => process.FilelessScriptLoadCount,
        _ => null,
    };

    /// <summary>A new line, broken where the window ends. Its emphasis ends with each line, so that no margin is coloured.</summary>
    private static void Line(StringBuilder text, string lead, string line, IReadOnlyList<TextMatch> matches, int room, bool emphasizes)
    {
        string clean = Cell.OneLine(line);
        text.AppendLine().Append(lead);
        int column = lead.Length;
        bool isOn = false;
        for (int i = 0; i < clean.Length; i++)
        {
            bool isMatch = emphasizes && matches.Any(match => i >= match.Start && i < match.Start + match.Length);
            bool breaks = column >= room;
            if (isOn && (breaks || !isMatch))
                text.Append(Off);
            if (breaks)
                text.AppendLine().Append(' ', column = 6);
            if (isMatch && (breaks || !isOn))
                text.Append(On);
            isOn = isMatch;
            text.Append(clean[i]);
            column++;
        }

        if (isOn)
            text.Append(Off);
    }
}
