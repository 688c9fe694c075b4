using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Help;

/// <summary>The pages of docs/cmdlets and the cmdlets of the assembly are the same, seen from either side.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Cmdlets => [.. CmdletShape.All.Select(cmdlet => cmdlet.Name)];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet()
        => Assert.Equal(CmdletShape.All.Select(cmdlet => cmdlet.Name), HelpPage.All.Select(page => page.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_describes_the_parameters_as_they_are(string name)
    {
        (CmdletShape cmdlet, HelpPage page) = Find(name);
        Assert.Equal(
            cmdlet.Parameters.Select(parameter => parameter.ToString()).Order(StringComparer.Ordinal),
            page.Parameters.Select(parameter => parameter.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_shows_the_parameter_sets_as_they_are(string name)
    {
        (CmdletShape cmdlet, HelpPage page) = Find(name);
        Assert.Equal(cmdlet.Sets.Order(StringComparer.Ordinal), page.Syntaxes.Select(syntax => syntax.Set).Order(StringComparer.Ordinal));
        Assert.Equal(cmdlet.Sets.Count() > 1 ? cmdlet.DefaultSet : null, page.DefaultSet);
        foreach ((string set, string syntax) in page.Syntaxes)
        {
            string[] shown = [.. syntax.Split(' ').Select(word => word.Trim('[', ']')).Where(word => word.StartsWith('-')).Order(StringComparer.Ordinal)];
            Assert.Equal(cmdlet.InSet(set).Select(parameter => "-" + parameter.Name).Order(StringComparer.Ordinal), shown);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_says_all_that_a_reader_needs(string name)
    {
        HelpPage page = Find(name).Page;
        Assert.EndsWith(".", page.Synopsis);
        Assert.Contains("Rights:", page.Description);
        Assert.Contains("Server:", page.Description);
        Assert.True(page.Examples.Count >= 3, "A page has three examples or more.");
        Assert.All(page.Examples, example => Assert.True(example.Introduction.Length > 20, $"{example.Title} does not say why."));
        Assert.All(page.ParameterTexts, parameter => Assert.True(
            parameter.Value.Length > parameter.Key.Length + 10 && parameter.Value.EndsWith('.'), $"-{parameter.Key} is not explained."));
        Assert.NotEmpty(page.Types("INPUTS"));
        Assert.NotEmpty(page.Types("OUTPUTS"));
        Assert.NotEmpty(page.Notes);
        Assert.NotEmpty(page.Links);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_has_no_place_left_to_fill_in(string name)
        => Assert.DoesNotContain("{{", Repository.Read("docs", "cmdlets", name + ".md"));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_names_its_help_file(string name)
        => Assert.Contains("external help file: " + HelpCommand.FileName, Find(name).Page.Front);

    private static (CmdletShape Cmdlet, HelpPage Page) Find(string name)
        => (CmdletShape.All.Single(cmdlet => cmdlet.Name == name), HelpPage.All.Single(page => page.Name == name));
}
