using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Makes completion results of plain values: those that begin with what is typed, quoted where PowerShell needs it.</summary>
internal static class Completion
{
    public static IEnumerable<CompletionResult> Of(IEnumerable<(string Text, string ToolTip)> values, string? word)
    {
        string typed = (word ?? string.Empty).Trim('\'', '"');
        foreach ((string text, string toolTip) in values)
        {
            if (text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                yield return new CompletionResult(Quote(text), text, CompletionResultType.ParameterValue, toolTip.Length > 0 ? toolTip : text);
        }
    }

    private static string Quote(string text)
    {
        bool plain = text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or ':' or '-' or '/') && text[0] != '-';
        return plain ? text : $"'{text.Replace("'", "''")}'";
    }
}
