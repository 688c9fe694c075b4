using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Desktop;

/// <summary>
/// Windows PowerShell 5.1 on .NET Framework 4.7.2 has all that the desktop build asks for: assemblies in versions that satisfy, types and
/// members. Compared with the reference assemblies of that framework, since it is not there where these tests run.
/// </summary>
public sealed class FrameworkTests
{
    private const string Engine = "System.Management.Automation";

    private static readonly string[] FrameworkFiles =
    [
        .. Directory.GetFiles(Repository.Framework, "*.dll"),
        .. Directory.GetFiles(Path.Combine(Repository.Framework, "Facades"), "*.dll"),
    ];

    private static readonly Lazy<MetadataLoadContext> Everything = new(() => new MetadataLoadContext(
        new PathAssemblyResolver([.. Directory.GetFiles(StagedBuild.Desktop.Folder, "*.dll"), .. FrameworkFiles, Repository.PowerShellStandard]), "mscorlib"));

    public static TheoryData<string> Shipped => [.. StagedBuild.Desktop.Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Assemblies_that_are_asked_for_are_there_in_a_version_that_satisfies(string file)
    {
        using PEReader image = Open(file);
        MetadataReader reader = image.GetMetadataReader();
        Assert.All(reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle).GetAssemblyName()), wanted =>
        {
            if (wanted.Name == Engine)
            {
                // The engine of 5.1 has this version.
                Assert.Equal(new Version(3, 0, 0, 0), wanted.Version);
                return;
            }

            AssemblyName found = AssemblyName.GetAssemblyName(FileOf(wanted.Name!));
            Assert.Equal(wanted.GetPublicKeyToken() ?? [], found.GetPublicKeyToken() ?? []);
            Assert.True(found.Version >= wanted.Version, $"{file} asks for {wanted}; there is {found.Version}.");
        });
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Types_and_members_that_are_asked_for_are_there(string file)
    {
        using PEReader image = Open(file);
        MetadataReader reader = image.GetMetadataReader();
        string[] missing =
        [
            .. reader.TypeReferences.Where(handle => Find(reader, handle) is null).Select(handle => NameOf(reader, handle).Name),
            .. reader.MemberReferences.Select(handle => reader.GetMemberReference(handle)).Select(member => Missing(reader, member)).OfType<string>(),
        ];
        Assert.Empty(missing.Distinct());
    }

    private static PEReader Open(string file) => new(File.OpenRead(Path.Combine(StagedBuild.Desktop.Folder, file)));

    /// <summary>A file beside the module comes first: its handler answers for those that the framework does not find.</summary>
    private static string FileOf(string name)
        => Directory.GetFiles(StagedBuild.Desktop.Folder, name + ".dll").Concat(FrameworkFiles.Where(file => Path.GetFileNameWithoutExtension(file) == name)).FirstOrDefault()
            ?? throw new InvalidOperationException($"{name} is neither beside the module nor in the framework.");

    /// <summary>Says which member is missing, or null when it is there or belongs to an array.</summary>
    private static string? Missing(MetadataReader reader, MemberReference member)
    {
        if (Owner(reader, member.Parent) is not { } owner || Find(reader, owner) is not { } type)
            return null;
        string name = reader.GetString(member.Name);
        BlobReader signature = reader.GetBlobReader(member.Signature);
        SignatureHeader header = signature.ReadSignatureHeader();
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        if (header.Kind == SignatureKind.Field)
            return type.GetField(name, all) is null ? $"{type}.{name}" : null;
        if (header.IsGeneric)
            signature.ReadCompressedInteger();
        int parameters = signature.ReadCompressedInteger();
        IEnumerable<MethodBase> methods = type.GetMethods(all).Concat(type.GetInterfaces().SelectMany(parent => parent.GetMethods())).Concat<MethodBase>(type.GetConstructors(all));
        return methods.Any(method => method.Name == name && method.GetParameters().Length == parameters) ? null : $"{type}.{name}({parameters} parameters)";
    }

    /// <summary>The type that a member belongs to, also that of an instance of a generic type.</summary>
    private static TypeReferenceHandle? Owner(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            BlobReader blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                return null;
            blob.ReadCompressedInteger();
            parent = blob.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)parent : null;
    }

    private static Type? Find(MetadataReader reader, TypeReferenceHandle handle)
    {
        (AssemblyName? assembly, string name) = NameOf(reader, handle);
        return assembly is null ? null : Everything.Value.LoadFromAssemblyName(assembly).GetType(name);
    }

    private static (AssemblyName? Assembly, string Name) NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            (AssemblyName? outer, string outerName) = NameOf(reader, (TypeReferenceHandle)type.ResolutionScope);
            return (outer, $"{outerName}+{name}");
        }

        string space = reader.GetString(type.Namespace);
        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? (reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).GetAssemblyName(), space.Length > 0 ? $"{space}.{name}" : name)
            : (null, name);
    }
}
