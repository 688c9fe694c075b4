using System.Text.RegularExpressions;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Help;

/// <summary>The about topics: their texts are what the pages say, and about_CbErrors lists every ErrorId that there is.</summary>
public sealed partial class AboutTests
{
    public static TheoryData<string> Topics => [.. Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Repository.Root, "docs", "about");

    [Fact]
    public void Every_page_has_a_text_and_every_text_a_page()
        => Assert.Equal(
            Topics.Select(topic => topic.Data + ".help.txt"),
            Directory.GetFiles(Path.Combine(Repository.Root, "en-US"), "*.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_text_says_what_its_page_says(string topic)
        => Assert.Equal(WordsOfPage(Repository.Read("docs", "about", topic + ".md")), HelpText.OneLine(Repository.Read("en-US", topic + ".help.txt")));

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_text_fits_a_narrow_window(string topic)
        => Assert.All(
            Repository.Read("en-US", topic + ".help.txt").Split('\n').Where(line => !line.StartsWith("        ", StringComparison.Ordinal)),
            line => Assert.True(line.Length < 80, line));

    [Fact]
    public void Every_error_is_listed_with_its_category()
    {
        string source = Repository.Read("src", "CbResponse.PowerShell", "Errors", "ErrorRecords.cs");
        IEnumerable<string> errors = Error().Matches(source).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}").Distinct().Order(StringComparer.Ordinal);
        IEnumerable<string> listed = Row().Matches(Repository.Read("docs", "about", "about_CbErrors.md"))
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}").Order(StringComparer.Ordinal);
        Assert.Equal(errors, listed);
    }

    [Fact]
    public void The_topic_of_the_module_names_every_cmdlet_and_no_other()
    {
        string text = Repository.Read("docs", "about", "about_CbResponse.md");
        string table = text[text.IndexOf("| Area |", StringComparison.Ordinal)..].Split("\n\n")[0];

        // Verbs of one noun stand together: "Get, New and Remove-CbSite".
        IEnumerable<string> named = Commands().Matches(table).SelectMany(match => match.Groups[1].Value
            .Split([", ", " and "], StringSplitOptions.None).Select(verb => $"{verb}-{match.Groups[2].Value}"));
        Assert.Equal(CmdletShape.All.Select(cmdlet => cmdlet.Name), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_of_the_linter_is_listed_with_its_severity()
    {
        IEnumerable<string> rules = Repository.Sources("src", "CbResponse.Query", "Linting", "Rules").Select(file => Repository.Read(file))
            .Where(source => RuleId().IsMatch(source))
            .Select(source => $"{RuleId().Match(source).Groups[1].Value} {string.Join(" or ", Severity().Matches(source).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
        IEnumerable<string> listed = RuleRow().Matches(Repository.Read("docs", "about", "about_CbQuery.md"))
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}").Order(StringComparer.Ordinal);
        Assert.NotEmpty(rules);
        Assert.Equal(rules, listed);
    }

    /// <summary>The words in the order in which the text has them.</summary>
    private static string WordsOfPage(string page)
    {
        List<string> words = ["TOPIC"];
        string[] lines = page.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('|'))
            {
                string[] table = [.. lines.Skip(i).TakeWhile(line => line.StartsWith('|'))];
                words.AddRange(WordsOfTable(table));
                i += table.Length;
            }
            else if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                words.Add(lines[i].StartsWith('#') ? lines[i].TrimStart('#') : lines[i]);
            }
        }

        return HelpText.OneLine(string.Join('\n', words.Select(HelpText.FromMarkdown)));
    }

    /// <summary>A narrow table of two columns stands side by side; any other is a list of its rows.</summary>
    private static IEnumerable<string> WordsOfTable(string[] table)
    {
        string[][] rows = [.. table.Where((_, i) => i != 1).Select(line => line.Trim('|', ' ').Split('|').Select(cell => HelpText.FromMarkdown(cell)).ToArray())];
        return rows[0].Length == 2 && rows.Max(row => row[0].Length) <= 26
            ? rows.SelectMany(row => row)
            : rows.Skip(1).SelectMany(row => row.Select((cell, i) => i == 0 ? cell : $"{rows[0][i]}: {cell}"));
    }

    [GeneratedRegex("\"(Cb[A-Za-z]+)\",\\s*ErrorCategory\\.([A-Za-z]+)")]
    private static partial Regex Error();

    [GeneratedRegex(@"^\| (Cb[A-Za-z]+) \| ([A-Za-z]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("([A-Z][a-z]+(?:(?:, | and )[A-Z][a-z]+)*)-(Cb[A-Za-z]+)")]
    private static partial Regex Commands();

    [GeneratedRegex("string Id => \"([A-Za-z0-9]+)\"")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"QuerySeverity\.([A-Z][a-z]+)")]
    private static partial Regex Severity();

    [GeneratedRegex(@"^\| ([A-Za-z0-9]+) \| ((?:Error|Warning|Information)(?: or Warning)?) \|", RegexOptions.Multiline)]
    private static partial Regex RuleRow();
}
