using System.Text.RegularExpressions;

namespace CbResponse.PowerShell.Tests.Help;

/// <summary>Makes texts comparable: without the marks of Markdown, and with single blanks between words.</summary>
internal static partial class HelpText
{
    /// <summary>The words of a Markdown text, as one line. Code that could be taken for a word of the sentence is in quotes.</summary>
    public static string FromMarkdown(string markdown)
    {
        string text = Strong().Replace(Link().Replace(markdown, "$1"), "$1");
        return OneLine(Code().Replace(WordOfCode().Replace(text, "\"$1\""), "$1"));
    }

    public static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"`([a-z][a-z_\s]*|\*)`")]
    private static partial Regex WordOfCode();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
