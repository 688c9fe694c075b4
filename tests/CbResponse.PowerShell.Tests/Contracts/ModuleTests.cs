using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Contracts;

/// <summary>What lies in the staged folder, what the manifest promises of it, and what its assemblies ask for.</summary>
public sealed partial class ModuleTests
{
    private static readonly string[] OurNames = ["CbResponse.Client", "CbResponse.PowerShell", "CbResponse.Query"];

    /// <summary>What .NET Framework 4.7.2 does not have and System.Text.Json needs.</summary>
    private static readonly string[] DesktopNeeds =
    [
        "Microsoft.Bcl.AsyncInterfaces", "System.Buffers", "System.IO.Pipelines", "System.Memory", "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe", "System.Text.Encodings.Web", "System.Text.Json", "System.Threading.Tasks.Extensions",
        "System.ValueTuple",
    ];

    /// <summary>What .NET Framework 4.7.2 has itself.</summary>
    private static readonly string[] DesktopHas =
    [
        "mscorlib", "netstandard", "System", "System.Core", "System.Data", "System.Net.Http", "System.Numerics", "System.Runtime", "System.Security",
        "System.Xml", "System.Xml.Linq",
    ];

    [Fact]
    public void The_module_is_a_manifest_views_notices_help_and_two_builds()
        => Assert.Equal(
            ["CbResponse.Format.ps1xml", "CbResponse.Types.ps1xml", "CbResponse.psd1", "LICENSE", "ThirdPartyNotices.txt", "core", "desktop", "en-US"],
            Directory.GetFileSystemEntries(Repository.Module).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Core_holds_only_our_own_assemblies()
        => Assert.Equal(Files(OurNames), StagedBuild.Core.Files);

    [Fact]
    public void Desktop_holds_ours_and_what_the_framework_lacks()
        => Assert.Equal(
            Files(OurNames).Concat(DesktopNeeds.Select(name => name + ".dll")).Order(StringComparer.Ordinal), StagedBuild.Desktop.Files);

    [Fact]
    public void Core_asks_for_nothing_that_PowerShell_7_does_not_have()
        => Assert.All(References(StagedBuild.Core), name => Assert.True(
            OurNames.Contains(name) || name == "System.Management.Automation" || File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name + ".dll")), name));

    [Fact]
    public void Desktop_asks_for_nothing_that_is_neither_beside_it_nor_in_the_framework()
        => Assert.All(References(StagedBuild.Desktop), name => Assert.True(
            OurNames.Contains(name) || name == "System.Management.Automation" || DesktopNeeds.Contains(name) || DesktopHas.Contains(name), name));

    [Fact]
    public void The_manifest_exports_the_cmdlets_of_the_assembly_and_nothing_else()
    {
        Assert.Equal(CmdletShape.All.Select(cmdlet => cmdlet.Name), StagedManifest.List("CmdletsToExport"));
        Assert.Empty(StagedManifest.List("FunctionsToExport"));
        Assert.Empty(StagedManifest.List("VariablesToExport"));
        Assert.Empty(StagedManifest.List("AliasesToExport"));
    }

    [Fact]
    public void The_manifest_names_files_that_are_there()
    {
        string[] builds = [.. StagedManifest.Texts.Where(text => text.EndsWith("/CbResponse.PowerShell.dll", StringComparison.Ordinal))];
        Assert.Equal(2, builds.Distinct().Count());
        Assert.All(builds.Concat(StagedManifest.List("FormatsToProcess")).Concat(StagedManifest.List("TypesToProcess")), file => Assert.True(File.Exists(Path.Combine(Repository.Module, file)), file));
    }

    [Fact]
    public void The_manifest_and_the_assemblies_have_the_version_of_the_repository()
    {
        string version = Version().Match(Repository.Read("Directory.Build.props")).Groups[1].Value;
        Assert.Equal([version], StagedManifest.List("ModuleVersion"));
        Assert.All(
            OurNames.SelectMany(name => new[] { StagedBuild.Core.Load(name), StagedBuild.Desktop.Load(name) }),
            assembly => Assert.Equal(version + ".0", assembly.GetName().Version!.ToString()));
    }

    private static IEnumerable<string> Files(IEnumerable<string> names)
        => names.SelectMany(name => new[] { name + ".dll", name + ".pdb" }).Order(StringComparer.Ordinal);

    private static IEnumerable<string> References(StagedBuild build)
        => build.Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal))
            .SelectMany(file => build.Load(Path.GetFileNameWithoutExtension(file)).GetReferencedAssemblies()).Select(name => name.Name!).Distinct();

    [GeneratedRegex("<VersionPrefix>(.+)</VersionPrefix>")]
    private static partial Regex Version();
}
