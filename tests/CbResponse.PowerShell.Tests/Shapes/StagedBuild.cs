using System.Reflection;
using System.Runtime.InteropServices;

namespace CbResponse.PowerShell.Tests.Shapes;

/// <summary>
/// One of the two builds in the staged module, read as metadata: it is never run here, and the engine that it is compiled against is
/// a stub whose attributes tell nothing when they are made.
/// </summary>
internal sealed class StagedBuild
{
    private readonly Lazy<IReadOnlyList<CmdletShape>> _cmdlets;
    private readonly Func<string, Assembly> _load;

    private StagedBuild(string name)
    {
        Name = name;
        Folder = Path.Combine(Repository.Module, name);

        // What is read of an assembly stays bound to the context, which therefore lives as long as the tests.
        PathAssemblyResolver resolver = new(
            [.. Directory.GetFiles(Folder, "*.dll"), .. Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"), Repository.PowerShellStandard]);
        _load = new MetadataLoadContext(resolver).LoadFromAssemblyPath;
        _cmdlets = new Lazy<IReadOnlyList<CmdletShape>>(() =>
            [.. Load("CbResponse.PowerShell").GetTypes().Select(CmdletShape.Of).OfType<CmdletShape>().OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)]);
    }

    /// <summary>For PowerShell 7.</summary>
    public static StagedBuild Core { get; } = new("core");

    /// <summary>For Windows PowerShell.</summary>
    public static StagedBuild Desktop { get; } = new("desktop");

    public string Name { get; }

    public string Folder { get; }

    /// <summary>The cmdlets, by name.</summary>
    public IReadOnlyList<CmdletShape> Cmdlets => _cmdlets.Value;

    /// <summary>The names of the files in the folder.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static StagedBuild Of(string name) => name == Core.Name ? Core : Desktop;

    /// <summary>An assembly of the folder.</summary>
    public Assembly Load(string name) => LoadFile(Path.Combine(Folder, name + ".dll"));

    /// <summary>Any assembly, to look at what it refers to.</summary>
    public Assembly LoadFile(string path) => _load(path);

    public override string ToString() => Name;
}
