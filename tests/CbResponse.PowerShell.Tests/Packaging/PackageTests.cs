using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CbResponse.PowerShell.Tests.Engine;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Packaging;

/// <summary>What build.ps1 -Task Package gives to users: made from the staged module, whole, and ready to be used where it is put.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cb-package-").FullName;

    private static string Version => XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_folder_and_both_files_hold_what_the_manifest_lists()
    {
        Pack("a");
        string[] listed = [.. StagedManifest.List("FileList").Order(StringComparer.Ordinal)];
        Assert.Equal(listed, FilesOf(Repository.Module));
        Assert.Equal(listed, FilesOf(Path.Combine(_folder, "a", "CbResponse", Version)));
        Assert.Equal(listed.Select(file => $"CbResponse/{Version}/{file}"), Entries("zip").Keys.Order(StringComparer.Ordinal));
        string[] own = [.. Entries("nupkg").Keys.Except(listed).Order(StringComparer.Ordinal)];
        Assert.Equal(["CbResponse.nuspec", "[Content_Types].xml", "_rels/.rels"], own[..3]);
        Assert.Matches(@"^package/services/metadata/core-properties/[0-9a-f]{32}\.psmdcp$", Assert.Single(own[3..]));
        Assert.All(listed, file => Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Module, file)), Entries("nupkg")[file]));
    }

    [Fact]
    public void The_package_says_to_the_gallery_what_it_is()
    {
        Pack("a");
        XElement metadata = XElement.Parse(Encoding.UTF8.GetString(Entries("nupkg")["CbResponse.nuspec"])).Elements().Single();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal("CbResponse", Value("id"));
        Assert.Equal(Version, Value("version"));
        Assert.Equal(StagedManifest.List("Description").Single(), Value("description"));
        Assert.All(["authors", "owners", "copyright", "licenseUrl", "releaseNotes"], name => Assert.NotEmpty(Value(name)));
        string[] tags = Value("tags").Split(' ');
        Assert.Superset(StagedManifest.List("Tags").Concat(["PSModule", "PSIncludes_Cmdlet"]).ToHashSet(StringComparer.Ordinal), tags.ToHashSet(StringComparer.Ordinal));
        Assert.All(CmdletShape.All, cmdlet => Assert.Contains("PSCommand_" + cmdlet.Name, tags));
        Assert.True(Value("tags").Length <= 4000, "The gallery refuses more than 4000 characters of tags.");
    }

    [Fact]
    public void Every_part_of_the_package_has_a_type_and_every_link_a_target()
    {
        Pack("a");
        Dictionary<string, byte[]> entries = Entries("nupkg");
        XElement types = XElement.Parse(Encoding.UTF8.GetString(entries["[Content_Types].xml"]));
        string[] typed = [.. types.Elements().Select(type => type.Attribute("Extension") is { } extension ? "." + extension.Value : type.Attribute("PartName")!.Value)];
        Assert.All(entries.Keys.Where(name => name != "[Content_Types].xml"), name => Assert.Contains(Path.GetExtension(name) is { Length: > 0 } extension ? extension : "/" + name, typed));
        XElement links = XElement.Parse(Encoding.UTF8.GetString(entries["_rels/.rels"]));
        Assert.Equal(2, links.Elements().Count());
        Assert.All(links.Elements(), link => Assert.Contains(link.Attribute("Target")!.Value[1..], entries.Keys));
    }

    [Fact]
    public void The_checksums_are_those_of_the_files()
    {
        Pack("a");
        string[] expected =
        [
            .. new[] { "nupkg", "zip" }.Select(kind => $"CbResponse.{Version}.{kind}")
                .Select(name => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, "a", name))))}  {name}"),
        ];
        Assert.Equal(expected, File.ReadAllLines(Path.Combine(_folder, "a", "SHA256SUMS")));
    }

    [Fact]
    public void The_same_module_makes_the_same_bytes()
    {
        Pack("a");
        Pack("b");
        Assert.Equal(File.ReadAllText(Path.Combine(_folder, "a", "SHA256SUMS")), File.ReadAllText(Path.Combine(_folder, "b", "SHA256SUMS")));
    }

    [Fact]
    public void A_file_too_many_and_one_too_few_are_named()
    {
        string module = Path.Combine(_folder, "module");
        foreach (string file in FilesOf(Repository.Module).Where(file => file != "LICENSE"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(module, file))!);
            File.Copy(Path.Combine(Repository.Module, file), Path.Combine(module, file));
        }

        File.WriteAllText(Path.Combine(module, "core", "notes.txt"), "left behind");
        (int exitCode, _, string error) = Run("a", module);
        Assert.Equal(1, exitCode);
        Assert.Contains("core/notes.txt is not in the manifest's FileList.", error);
        Assert.Contains("LICENSE is in the manifest's FileList, and not in the module.", error);
    }

    [Fact]
    public void What_is_shipped_does_not_name_the_machine_that_built_it()
        => Assert.All(FilesOf(Repository.Module), file =>
        {
            string content = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(Repository.Module, file)));
            Assert.DoesNotContain(Repository.Root, content, StringComparison.Ordinal);
            Assert.DoesNotContain(string.Join('\0', Repository.Root.ToCharArray()), content, StringComparison.Ordinal);
        });

    [Fact]
    public void What_comes_from_others_is_named_with_its_license()
    {
        string notices = File.ReadAllText(Path.Combine(Repository.Module, "ThirdPartyNotices.txt"));
        Assert.Equal(
            StagedBuild.Desktop.Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal) && !file.StartsWith("CbResponse.", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)),
            notices.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()));
        Assert.Equal(Repository.Read("LICENSE"), File.ReadAllText(Path.Combine(Repository.Module, "LICENSE")));
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("nupkg")]
    public void Unpacked_into_an_empty_module_path_it_loads_by_name(string kind)
    {
        if (EngineHost.Current is not { } host)
        {
            Assert.Skip(EngineHost.WhyNone);
            return;
        }

        Pack("a");
        string modules = Path.Combine(_folder, "modules");

        // An installer takes what is in a package without what describes it; what is left over does no harm.
        ZipFile.ExtractToDirectory(Made(kind), kind == "zip" ? modules : Path.Combine(modules, "CbResponse", Version));
        const string script = "$ErrorActionPreference = 'Stop'; Import-Module CbResponse; $m = Get-Module CbResponse; \"$($m.Version)\"; $m.ModuleBase; "
            + "$m.ExportedCmdlets.Count; (Get-Help Get-CbProcess).Synopsis; (Test-CbQuery 'proces_name:a').Count";
        (int exitCode, string output, string error) = EngineHost.Run(
            host.Path, ["-NoProfile", "-NonInteractive", "-Command", script], new Dictionary<string, string?> { ["PSModulePath"] = modules, ["NO_COLOR"] = "1" }, _folder);
        Assert.True(exitCode == 0, $"exit code {exitCode}\n{output}\n{error}");
        Assert.Empty(error);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(Version, lines[0]);
        Assert.EndsWith(Path.Combine("modules", "CbResponse", Version), lines[1]);
        Assert.Equal($"{CmdletShape.All.Count}", lines[2]);
        Assert.StartsWith("Searches the processes", lines[3]);
        Assert.Equal("1", lines[4]);
    }

    private static string[] FilesOf(string folder)
        => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private string Made(string kind) => Path.Combine(_folder, "a", $"CbResponse.{Version}.{kind}");

    private Dictionary<string, byte[]> Entries(string kind)
    {
        using ZipArchive archive = ZipFile.OpenRead(Made(kind));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using MemoryStream content = new();
            using Stream stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    private void Pack(string output)
    {
        (int exitCode, string said, string error) = Run(output, Repository.Module);
        Assert.True(exitCode == 0, said + error);
    }

    private (int ExitCode, string Output, string Error) Run(string output, string module)
    {
        string program = Path.Combine(Repository.Root, "packaging", "bin", Repository.Configuration, "net10.0", "CbResponse.Packaging.dll");
        return EngineHost.Run("dotnet", [program, module, Path.Combine(_folder, output)]);
    }
}
