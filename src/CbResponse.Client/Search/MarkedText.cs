using System.Text;

namespace CbResponse;

/// <summary>A text, and the parts of it that a query matched. The marks that servers put around such parts are taken out.</summary>
public sealed class MarkedText
{
    private const string Before = "PREPREPRE";
    private const string After = "POSTPOSTPOST";

    private MarkedText(string text, IReadOnlyList<TextMatch> matches)
    {
        Text = text;
        Matches = matches;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The parts that matched, in their order; they do not overlap.</summary>
    public IReadOnlyList<TextMatch> Matches { get; }

    /// <summary>The parts that matched, as they stand in the text.</summary>
    public IEnumerable<string> Terms => Matches.Select(match => Text.Substring(match.Start, match.Length));

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    /// <summary>Reads a text as the server sends it. A part that is not closed reaches to the end.</summary>
    internal static MarkedText Parse(string sent)
    {
        int mark = sent.IndexOf(Before, StringComparison.Ordinal);
        if (mark < 0)
            return new MarkedText(sent.Replace(After, string.Empty), []);
        StringBuilder text = new(sent.Length);
        List<TextMatch> matches = [];
        int at = 0;
        while (mark >= 0)
        {
            text.Append(sent, at, mark - at);
            int start = mark + Before.Length;
            int end = sent.IndexOf(After, start, StringComparison.Ordinal);
            string part = Clean(sent.Substring(start, (end < 0 ? sent.Length : end) - start));
            if (part.Length > 0)
                matches.Add(new TextMatch(text.Length, part.Length));
            text.Append(part);
            at = end < 0 ? sent.Length : end + After.Length;
            mark = sent.IndexOf(Before, at, StringComparison.Ordinal);
        }

        return new MarkedText(text.Append(Clean(sent.Substring(at))).ToString(), matches);
    }

    private static string Clean(string text) => text.Replace(Before, string.Empty).Replace(After, string.Empty);
}
