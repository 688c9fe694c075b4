using System.Text.RegularExpressions;

namespace CbResponse.PowerShell.Tests.Help;

/// <summary>README lists the cmdlets that there are, with the words of their pages, and no link of the documentation leads nowhere.</summary>
public sealed partial class FrontPageTests
{
    private static readonly string[] Written = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];

    public static TheoryData<string> Documents =>
    [
        .. Written,
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_table_has_a_row_with_the_synopsis_of_every_cmdlet()
        => Assert.Equal(
            HelpPage.All.Select(page => $"{page.Name}: {page.Synopsis}").Order(StringComparer.Ordinal),
            Row().Matches(Repository.Read("README.md")).Select(match => $"{match.Groups[1].Value}: {HelpText.FromMarkdown(match.Groups[2].Value)}").Order(StringComparer.Ordinal));

    [Fact]
    public void The_manifest_exports_what_the_table_lists()
        => Assert.Equal(
            Exported().Matches(Repository.Read("CbResponse.psd1").Split("CmdletsToExport")[1].Split("FunctionsToExport")[0]).Select(match => match.Groups[1].Value),
            HelpPage.All.Select(page => page.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        Assert.All(
            Link().Matches(Repository.Read(document)).Select(match => match.Groups[1].Value),
            target => Assert.True(File.Exists(Path.Combine(folder, target)), $"{document} points to {target}."));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Texts_show_no_token(string document)
        => Assert.DoesNotMatch("(?i)\\b[0-9a-f]{40}\\b", Repository.Read(document));

    [GeneratedRegex(@"^\| \[([A-Za-z-]+)\]\(docs/cmdlets/\1\.md\) \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("'([A-Za-z-]+)'")]
    private static partial Regex Exported();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)")]
    private static partial Regex Link();
}
