using System.Text.RegularExpressions;
using System.Xml.Linq;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Contracts;

/// <summary>Every type that cmdlets write has a view, and views speak only of what is there.</summary>
public sealed partial class ViewTests
{
    private const int Window = 120;

    /// <summary>What a last column needs that takes the room which the others leave.</summary>
    private const int LastColumn = 25;

    private static readonly XDocument Views = XDocument.Load(Path.Combine(Repository.Module, "CbResponse.Format.ps1xml"));

    public static TheoryData<string> Names => [.. Views.Descendants("View").Select(view => view.Element("Name")!.Value)];

    private static IEnumerable<Type> Outputs => CmdletShape.All.SelectMany(cmdlet => cmdlet.Outputs)
        .Where(type => type.Namespace?.StartsWith("CbResponse", StringComparison.Ordinal) == true).Distinct();

    [Fact]
    public void Every_type_that_is_written_has_a_view_and_every_view_such_a_type()
        => Assert.Equal(
            Outputs.Select(type => type.FullName).Order(StringComparer.Ordinal),
            Views.Descendants("TypeName").Select(TypeOf).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_view_shows_properties_that_its_type_has(string name)
    {
        XElement view = Find(name);
        string[] properties = [.. Outputs.Single(type => type.FullName == TypeOf(view.Descendants("TypeName").First())).GetProperties().Select(property => property.Name)];
        string[] scripts = [.. view.Descendants("ScriptBlock").Select(script => script.Value)];
        string[] shown = [.. view.Descendants("PropertyName").Select(property => property.Value), .. scripts.SelectMany(script => Property().Matches(script)).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(shown);
        Assert.All(shown, property => Assert.Contains(property, properties));
        Assert.All(scripts, script => Assert.Matches(Property(), script));
    }

    [Fact]
    public void Views_draw_with_methods_that_there_are_and_use_all_of_them()
        => Assert.Equal(
            StagedBuild.Core.Load("CbResponse.PowerShell").GetExportedTypes().Where(type => type.Namespace == "CbResponse.PowerShell.Views")
                .SelectMany(type => type.GetMethods().Where(method => method.IsStatic)).Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
                .Distinct().Order(StringComparer.Ordinal),
            Views.Descendants("ScriptBlock").SelectMany(script => Method().Matches(script.Value))
                .Select(match => $"{match.Groups[1].Value}.{match.Groups[2].Value}").Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_leaves_room_for_its_last_column(string name)
    {
        XElement[] columns = [.. Find(name).Descendants("TableColumnHeader")];
        if (columns.Length == 0)
            return;
        Assert.Null(columns[^1].Element("Width"));
        Assert.True(columns[..^1].Sum(column => 1 + (int)column.Element("Width")!) + LastColumn <= Window, "The table is wider than the window.");
        Assert.Equal(columns.Length, Find(name).Descendants("TableColumnItem").Count());
        Assert.All(columns, column => Assert.NotEmpty(column.Element("Label")!.Value));
    }

    [Fact]
    public void A_view_is_named_once() => Assert.Equal(Names.Count, Names.Select(name => name.Data).Distinct().Count());

    /// <summary>The class that a view is chosen by; the part behind a sharp names one of several views of it.</summary>
    private static string TypeOf(XElement name) => name.Value.Split('#')[0];

    private static XElement Find(string name) => Views.Descendants("View").Single(view => view.Element("Name")!.Value == name);

    [GeneratedRegex(@"\$_\.([A-Za-z0-9]+)")]
    private static partial Regex Property();

    [GeneratedRegex(@"\[CbResponse\.PowerShell\.Views\.([A-Za-z]+)\]::([A-Za-z]+)\(")]
    private static partial Regex Method();
}
