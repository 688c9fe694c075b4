using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Contracts;

/// <summary>The table of routes, docs/routes.csv, against the cmdlets that there are. The tests of the client hold it against what that asks.</summary>
public sealed class RouteTests
{
    /// <summary>Cmdlets with a session that take no route of their own: they end one, test the way to one, or take whatever route they are told.</summary>
    private static readonly string[] WithoutRoute = ["Disconnect-CbServer", "Test-CbConnection", "Invoke-CbApi"];

    private static string[][] Rows => [.. Repository.Read("docs", "routes.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','))];

    [Fact]
    public void A_row_has_an_area_a_method_a_path_cmdlets_and_perhaps_a_note()
        => Assert.All(Rows, row =>
        {
            Assert.Equal(6, row.Length);
            Assert.Matches("^[A-Z][a-z]+$", row[0]);
            Assert.Contains(row[1], (string[])["GET", "POST", "PUT", "DELETE"]);
            Assert.Matches("^/api/[a-z0-9_/{}-]+$", row[2]);
        });

    [Fact]
    public void Every_route_has_a_cmdlet_that_there_is()
        => Assert.All(Rows.SelectMany(row => row[3].Split(' ')), name => Assert.Contains(CmdletShape.All, cmdlet => cmdlet.Name == name));

    [Fact]
    public void Every_cmdlet_that_asks_a_server_has_a_route()
        => Assert.Equal(
            CmdletShape.All.Where(cmdlet => cmdlet.Parameters.Any(parameter => parameter.Name == "Session")).Select(cmdlet => cmdlet.Name).Except(WithoutRoute).Order(StringComparer.Ordinal),
            Rows.SelectMany(row => row[3].Split(' ')).Distinct().Where(name => name != "Invoke-CbApi").Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_shows_every_route()
    {
        string page = Repository.Read("docs", "routes.md");
        Assert.All(Rows, row => Assert.Contains($"| `{row[1]} {row[2]}` | {string.Join(", ", row[3].Split(' ').Select(name => $"[{name}](cmdlets/{name}.md)"))} |", page));
        Assert.Equal(Rows.Length, page.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }
}
