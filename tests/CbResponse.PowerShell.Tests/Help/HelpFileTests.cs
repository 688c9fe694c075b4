using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Help;

/// <summary>What Get-Help shows is what the pages say and what the assembly declares. It is built by build.ps1 -Task Help, and committed.</summary>
public sealed class HelpFileTests
{
    public static TheoryData<string> Cmdlets => [.. CmdletShape.All.Select(cmdlet => cmdlet.Name)];

    [Fact]
    public void The_help_file_holds_every_cmdlet_and_no_other()
        => Assert.Equal(CmdletShape.All.Select(cmdlet => cmdlet.Name), HelpCommand.All.Select(command => command.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_help_is_staged_with_the_module()
        => Assert.Equal(
            Directory.GetFiles(Path.Combine(Repository.Root, "en-US")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Repository.Module, "en-US")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_says_what_the_page_says(string name)
    {
        (HelpPage page, HelpCommand help) = Find(name);
        Assert.Equal(page.Synopsis, help.Synopsis);
        Assert.Equal(page.Description, help.Description);
        Assert.Equal(page.Notes, help.Notes);
        Assert.Equal(page.Types("INPUTS"), help.Inputs);
        Assert.Equal(page.Types("OUTPUTS"), help.Outputs);
        Assert.Equal(page.Links, help.Links);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_explains_parameters_as_the_page_does(string name)
    {
        (HelpPage page, HelpCommand help) = Find(name);
        Assert.Equal(page.ParameterTexts.OrderBy(text => text.Key, StringComparer.Ordinal), help.ParameterTexts.OrderBy(text => text.Key, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_shows_the_examples_of_the_page(string name)
    {
        (HelpPage page, HelpCommand help) = Find(name);
        Assert.Equal(page.Examples, help.Examples);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_describes_the_parameters_as_they_are(string name)
    {
        CmdletShape cmdlet = CmdletShape.All.Single(cmdlet => cmdlet.Name == name);
        HelpCommand help = Find(name).Help;
        Assert.Equal(cmdlet.Parameters.Select(Facts).Order(StringComparer.Ordinal), help.ParameterFacts.Order(StringComparer.Ordinal));
        string[][] sets =
        [
            .. cmdlet.Sets.OrderBy(set => set != cmdlet.DefaultSet).Select(set => cmdlet.InSet(set)
                .Select(parameter => parameter.Name + (IsMandatoryIn(parameter, set) ? "!" : string.Empty)).Order(StringComparer.Ordinal).ToArray()),
        ];
        Assert.Equal(sets[0], help.Syntaxes.First());
        Assert.Equal(sets.Select(set => string.Join(' ', set)).Order(StringComparer.Ordinal), help.Syntaxes.Select(set => string.Join(' ', set)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_is_plain_text(string name)
    {
        string everything = Find(name).Help.Everything;
        Assert.DoesNotContain("```", everything);
        Assert.DoesNotContain("](", everything);
        Assert.DoesNotContain<char>(everything, letter => char.IsControl(letter) && letter != '\n');
    }

    private static bool IsMandatoryIn(ParameterShape parameter, string set)
        => parameter.Uses.Any(use => use.IsMandatory && (use.Set == set || use.Set == ParameterUse.AllSets));

    private static string Facts(ParameterShape parameter)
    {
        string[] ways =
        [
            .. parameter.Uses.Any(use => use.FromPipeline) ? (string[])["ByValue"] : [],
            .. parameter.Uses.Any(use => use.FromPipelineByName) ? (string[])["ByPropertyName"] : [],
        ];
        return string.Join(
            " | ",
            parameter.Name,
            parameter.Uses.Any(use => use.IsMandatory) ? "true" : "false",
            ways.Length > 0 ? $"true ({string.Join(", ", ways)})" : "false",
            parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none",
            parameter.SupportsWildcards ? "true" : "false");
    }

    private static (HelpPage Page, HelpCommand Help) Find(string name)
        => (HelpPage.All.Single(page => page.Name == name), HelpCommand.All.Single(command => command.Name == name));
}
