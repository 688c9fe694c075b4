using System.Reflection;
using System.Xml.Linq;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Contracts;

/// <summary>References go one way: PowerShell, Client, Query. The emulator stands beside, and never reads the client's mind.</summary>
public sealed class DependencyTests
{
    private const string Engine = "System.Management.Automation";
    private const string Http = "System.Net.Http";
    private const string Json = "System.Text.Json";

    public static TheoryData<string, string> Projects => new()
    {
        { "CbResponse.PowerShell", "CbResponse.Client" },
        { "CbResponse.Client", "CbResponse.Query" },
        { "CbResponse.Query", string.Empty },
        { "CbResponse.Emulator", "CbResponse.Query" },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_only_the_next_one(string project, string next)
        => Assert.Equal(
            next.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            XDocument.Parse(Repository.Read("src", project, project + ".csproj")).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)));

    [Fact]
    public void The_list_has_every_project()
        => Assert.Equal(
            Projects.Select(row => row.Data.Item1).Order(StringComparer.Ordinal),
            Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("core")]
    [InlineData("desktop")]
    public void Cmdlets_leave_HTTP_and_JSON_to_the_client(string build)
        => AssertLacks(References(StagedBuild.Of(build).Load("CbResponse.PowerShell")), Http, Json, "CbResponse.Emulator");

    [Theory]
    [InlineData("core")]
    [InlineData("desktop")]
    public void The_client_knows_no_PowerShell(string build)
        => AssertLacks(References(StagedBuild.Of(build).Load("CbResponse.Client")), Engine, "CbResponse.PowerShell", "CbResponse.Emulator");

    [Theory]
    [InlineData("core")]
    [InlineData("desktop")]
    public void The_query_language_knows_neither_a_server_nor_PowerShell(string build)
        => AssertLacks(References(StagedBuild.Of(build).Load("CbResponse.Query")), Engine, Http, Json, "CbResponse.Client", "CbResponse.PowerShell", "CbResponse.Emulator");

    [Fact]
    public void The_emulator_writes_its_answers_without_the_client()
    {
        string[] folder = [.. Directory.GetFiles(Path.Combine(Repository.Root, "out", "emulator"), "*.dll").Select(file => Path.GetFileName(file))];
        Assert.DoesNotContain("CbResponse.Client.dll", folder);
        Assembly emulator = StagedBuild.Core.LoadFile(Path.Combine(Repository.Root, "out", "emulator", "CbResponse.Emulator.dll"));
        AssertLacks(References(emulator), Engine, "CbResponse.Client", "CbResponse.PowerShell");
    }

    private static string[] References(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(name => name.Name!)];

    private static void AssertLacks(string[] references, params string[] forbidden)
    {
        Assert.NotEmpty(references);
        Assert.Empty(references.Intersect(forbidden));
    }
}
