using System.Reflection;

namespace CbResponse.PowerShell.Tests;

/// <summary>Where things are in the repository under test.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Module => Path.Combine(Root, "out", "CbResponse");

    public static string PowerShellStandard { get; } = Metadata("PowerShellStandard");

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
