using System.Globalization;
using System.Text.RegularExpressions;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Help;

/// <summary>A page of docs/cmdlets.</summary>
internal sealed partial class HelpPage
{
    private static readonly Lazy<IReadOnlyList<HelpPage>> Read = new(
        () => [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "cmdlets"), "*.md").Order(StringComparer.Ordinal).Select(file => new HelpPage(file))]);

    private readonly Dictionary<string, string> _sections;

    private HelpPage(string file)
    {
        Name = Path.GetFileNameWithoutExtension(file);
        string text = File.ReadAllText(file);
        Front = text.Split("---\n")[1];
        _sections = Cut(text, "## ").ToDictionary(section => section.Title, section => section.Text);
        Examples = [.. Cut(Section("EXAMPLES"), "### ").Select(ReadExample)];
        (string Title, string Text)[] parameters = [.. Cut(Section("PARAMETERS"), "### -")];
        Parameters = [.. parameters.Select(ReadParameter)];
        ParameterTexts = parameters.ToDictionary(parameter => parameter.Title, parameter => HelpText.FromMarkdown(parameter.Text.Split("```yaml")[0]));
    }

    public static IReadOnlyList<HelpPage> All => Read.Value;

    public string Name { get; }

    /// <summary>The lines between the dashes at the top.</summary>
    public string Front { get; }

    public string Synopsis => HelpText.FromMarkdown(Section("SYNOPSIS"));

    public string Description => HelpText.FromMarkdown(Section("DESCRIPTION"));

    public string Notes => HelpText.FromMarkdown(Section("NOTES"));

    public IReadOnlyList<HelpExample> Examples { get; }

    public IReadOnlyList<ParameterShape> Parameters { get; }

    public IReadOnlyDictionary<string, string> ParameterTexts { get; }

    /// <summary>The parameter sets and the text of each one's syntax.</summary>
    public IEnumerable<(string Set, string Syntax)> Syntaxes
        => Cut(Section("SYNTAX"), "### ").Select(set => (set.Title.Replace(" (Default)", string.Empty), HelpText.OneLine(set.Text.Replace("```", string.Empty))));

    public string? DefaultSet => Cut(Section("SYNTAX"), "### ").Select(set => set.Title).FirstOrDefault(title => title.EndsWith(" (Default)", StringComparison.Ordinal))?[..^10];

    /// <summary>Types of inputs and outputs with what is said of them.</summary>
    public IEnumerable<(string Type, string Text)> Types(string section)
        => Cut(Section(section), "### ").Select(part => (part.Title, HelpText.FromMarkdown(part.Text)));

    public IEnumerable<string> Links => Link().Matches(Section("RELATED LINKS")).Select(match => match.Groups[1].Value);

    public override string ToString() => Name;

    private string Section(string title) => _sections.GetValueOrDefault(title) ?? throw new InvalidOperationException($"{Name} has no section {title}.");

    private static IEnumerable<(string Title, string Text)> Cut(string text, string mark)
    {
        foreach (string part in ("\n" + text).Split("\n" + mark).Skip(1))
        {
            int end = part.IndexOf('\n');
            yield return end < 0 ? (part, string.Empty) : (part[..end], part[(end + 1)..]);
        }
    }

    private HelpExample ReadExample((string Title, string Text) example)
    {
        Match match = Example().Match(example.Text);
        if (!match.Success)
            throw new InvalidOperationException($"{Name}, {example.Title}: an example is a text, one block of PowerShell, and perhaps text and output after it.");
        string remarks = match.Groups["after"].Value.Replace("```output", string.Empty).Replace("```", string.Empty);
        return new HelpExample(
            example.Title, HelpText.FromMarkdown(match.Groups["before"].Value), match.Groups["code"].Value, HelpText.FromMarkdown(remarks));
    }

    private ParameterShape ReadParameter((string Title, string Text) parameter)
    {
        // "### CommonParameters" ends the last parameter.
        string[] lines = parameter.Text.Split("```yaml")[1].Split("```")[0].Split('\n');
        string Value(string key) => lines.Single(line => line.StartsWith(key + ":", StringComparison.Ordinal))[(key.Length + 1)..].Trim();
        IEnumerable<string> List(string key) => lines
            .SkipWhile(line => !line.StartsWith(key + ":", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Trim());
        string[] sets = [.. string.Join('\n', lines).Split("- Name: ").Skip(1)];
        return new ParameterShape(
            parameter.Title, Value("Type"), [.. sets.Select(ReadUse)], [.. List("Aliases")], [.. List("AcceptedValues")], Value("SupportsWildcards") == "true");
    }

    private static ParameterUse ReadUse(string text)
    {
        string[] lines = text.Split('\n');
        string Value(string key) => lines.First(line => line.TrimStart().StartsWith(key + ":", StringComparison.Ordinal)).Split(':')[1].Trim();
        string position = Value("Position");
        return new ParameterUse(
            lines[0].Trim() == "(All)" ? ParameterUse.AllSets : lines[0].Trim(),
            position == "Named" ? null : int.Parse(position, CultureInfo.InvariantCulture),
            Value("IsRequired") == "true",
            Value("ValueFromPipeline") == "true",
            Value("ValueFromPipelineByPropertyName") == "true");
    }

    [GeneratedRegex(@"\A(?<before>((?!```).)*)```powershell[^\n]*\n(?<code>.*?)\n```(?<after>((?!```powershell).)*)\z", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();
}
