using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace CbResponse.Packaging;

/// <summary>
/// A module as the PowerShell Gallery takes it: a NuGet package with the files of the module at its top, and tags that its searches read.
/// Written here and not by a packing tool, since those put times and random names into what they make.
/// </summary>
internal sealed class GalleryPackage(ModuleManifest manifest)
{
    /// <summary>The gallery refuses longer tags.</summary>
    private const int MostTags = 4000;

    private const string OctetStream = "application/octet";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/";

    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd";
    private static readonly XNamespace Types = Relations + "content-types";
    private static readonly XNamespace Relationships = Relations + "relationships";
    private static readonly XNamespace Core = Relations + "metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>All that the package holds: what says what it is, then the files of the module.</summary>
    public IEnumerable<Part> Parts(IReadOnlyCollection<Part> files)
    {
        Part nuspec = Xml(manifest.Name + ".nuspec", Description());
        Part properties = Xml($"package/services/metadata/core-properties/{Convert.ToHexStringLower(SHA256.HashData(nuspec.Content).AsSpan(0, 16))}.psmdcp", Properties());
        Part relations = Xml("_rels/.rels", Links(nuspec, properties));
        Part[] parts = [relations, nuspec, .. files, properties];
        return [Xml("[Content_Types].xml", ContentTypes(parts)), .. parts];
    }

    private string Tags()
    {
        IReadOnlyList<string> cmdlets = manifest.List("CmdletsToExport");
        string[] plain = [.. manifest.List("Tags"), "PSModule", "PSIncludes_Cmdlet"];
        IEnumerable<string> commands = cmdlets.Select(name => "PSCommand_" + name);
        string all = string.Join(' ', [.. plain, .. cmdlets.Select(name => "PSCmdlet_" + name), .. commands]);

        // Both say the same of a module of cmdlets; a search for a command reads the second.
        return all.Length <= MostTags ? all : string.Join(' ', [.. plain, .. commands]);
    }

    private XElement Description() => new(
        Nuspec + "package",
        new XElement(
            Nuspec + "metadata",
            new XElement(Nuspec + "id", manifest.Name),
            new XElement(Nuspec + "version", manifest.Version),
            new XElement(Nuspec + "authors", manifest.Text("Author")),
            new XElement(Nuspec + "owners", manifest.Text("CompanyName")),
            new XElement(Nuspec + "requireLicenseAcceptance", false),
            new XElement(Nuspec + "licenseUrl", manifest.Text("LicenseUri")),
            new XElement(Nuspec + "description", manifest.Text("Description")),
            new XElement(Nuspec + "releaseNotes", manifest.Text("ReleaseNotes")),
            new XElement(Nuspec + "copyright", manifest.Text("Copyright")),
            new XElement(Nuspec + "tags", Tags())));

    private XElement Properties() => new(
        Core + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "dc", Dublin),
        new XElement(Dublin + "creator", manifest.Text("Author")),
        new XElement(Dublin + "description", manifest.Text("Description")),
        new XElement(Dublin + "identifier", manifest.Name),
        new XElement(Core + "version", manifest.Version),
        new XElement(Core + "keywords", string.Join(' ', manifest.List("Tags"))));

    private static XElement Links(Part nuspec, Part properties) => new(
        Relationships + "Relationships",
        Link("http://schemas.microsoft.com/packaging/2010/07/manifest", nuspec, "R1"),
        Link(Relations + "relationships/metadata/core-properties", properties, "R2"));

    private static XElement Link(string type, Part target, string id) => new(
        Relationships + "Relationship", new XAttribute("Type", type), new XAttribute("Target", "/" + target.Name), new XAttribute("Id", id));

    /// <summary>Every part needs a type, by its extension or, where it has none, by its name.</summary>
    private static XElement ContentTypes(IReadOnlyCollection<Part> parts) => new(
        Types + "Types",
        parts.Select(part => Path.GetExtension(part.Name).TrimStart('.')).Where(extension => extension.Length > 0).Distinct().Order(StringComparer.Ordinal)
            .Select(extension => new XElement(Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", TypeOf(extension)))),
        parts.Where(part => Path.GetExtension(part.Name).Length == 0)
            .Select(part => new XElement(Types + "Override", new XAttribute("PartName", "/" + part.Name), new XAttribute("ContentType", OctetStream))));

    private static string TypeOf(string extension) => extension switch
    {
        "rels" => "application/vnd.openxmlformats-package.relationships+xml",
        "psmdcp" => "application/vnd.openxmlformats-package.core-properties+xml",
        _ => OctetStream,
    };

    private static Part Xml(string name, XElement root)
        => new(name, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString().ReplaceLineEndings("\n") + "\n"));
}
