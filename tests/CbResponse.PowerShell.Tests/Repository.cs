using System.Reflection;

namespace CbResponse.PowerShell.Tests;

/// <summary>Where things are in the repository under test.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>Debug or Release, as these tests were built.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    public static string Module => Path.Combine(Root, "out", "CbResponse");

    public static string PowerShellStandard { get; } = Metadata("PowerShellStandard");

    /// <summary>The reference assemblies of .NET Framework 4.7.2, below which Windows PowerShell 5.1 is not supported.</summary>
    public static string Framework { get; } = Metadata("Framework");

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    /// <summary>The C# files of a folder as they are written, not what a build makes beside them.</summary>
    public static IEnumerable<string> Sources(params string[] folder) => Directory
        .EnumerateFiles(Path.Combine([Root, .. folder]), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
