using System.Text.RegularExpressions;

namespace CbResponse.PowerShell.Tests.Shapes;

/// <summary>The manifest of the staged module, as far as it is texts and lists of texts.</summary>
internal static partial class StagedManifest
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Module, "CbResponse.psd1"));

    /// <summary>All that is quoted in the manifest.</summary>
    public static IEnumerable<string> Texts => Quoted().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>The texts of a setting: one, or a list.</summary>
    public static IReadOnlyList<string> List(string setting)
    {
        Match match = Regex.Match(Text, $@"^\s*{setting}\s*=\s*(?:@\((?<list>[^)]*)\)|(?<list>'[^']*'(?:\s*,\s*'[^']*')*))", RegexOptions.Multiline);
        Assert.True(match.Success, $"The manifest has no {setting}.");
        return [.. Quoted().Matches(match.Groups["list"].Value).Select(item => item.Groups[1].Value)];
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
