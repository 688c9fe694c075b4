using System.Security.Cryptography;

namespace CbResponse.Packaging;

/// <summary>
/// What is given to users of a version: the module in a folder of its version, the same as a zip file and as a package for the PowerShell
/// Gallery, and the checksums of both.
/// </summary>
internal sealed class Release(string module, string output)
{
    private readonly ModuleManifest _manifest = new(module);

    /// <summary>Makes everything anew, and gives the paths of what it made.</summary>
    /// <exception cref="InvalidDataException">The module holds other files than its manifest lists.</exception>
    public IReadOnlyList<string> Make()
    {
        Check();
        string folder = Path.Combine(output, _manifest.Name, _manifest.Version);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        List<Part> parts = [.. _manifest.Files.Select(file => new Part(file, File.ReadAllBytes(Path.Combine(module, file))))];
        foreach (Part part in parts)
        {
            string path = Path.Combine(folder, part.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, part.Content);
        }

        // The folders of the zip are those below PSModulePath: to unpack it there is to install it.
        string name = Path.Combine(output, $"{_manifest.Name}.{_manifest.Version}");
        Archive.Write(name + ".zip", parts.Select(part => part with { Name = $"{_manifest.Name}/{_manifest.Version}/{part.Name}" }));
        Archive.Write(name + ".nupkg", new GalleryPackage(_manifest).Parts(parts));
        string sums = Path.Combine(output, "SHA256SUMS");
        File.WriteAllLines(sums, [Sum(name + ".nupkg"), Sum(name + ".zip")]);
        return [folder, name + ".zip", name + ".nupkg", sums];
    }

    private void Check()
    {
        string[] found =
        [
            .. Directory.GetFiles(module, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(module, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
        ];
        string[] problems =
        [
            .. found.Except(_manifest.Files).Select(file => $"{file} is not in the manifest's FileList."),
            .. _manifest.Files.Except(found).Select(file => $"{file} is in the manifest's FileList, and not in the module."),
        ];
        if (problems.Length > 0)
            throw new InvalidDataException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>A line as sha256sum writes and checks it.</summary>
    private static string Sum(string file) => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetFileName(file)}";
}
