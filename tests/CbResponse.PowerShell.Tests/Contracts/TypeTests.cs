using System.Reflection;
using System.Xml.Linq;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Contracts;

/// <summary>The lazy properties of the types file: hidden, and answered by methods that there are.</summary>
public sealed class TypeTests
{
    private static readonly XDocument Types = XDocument.Load(Path.Combine(Repository.Module, "CbResponse.Types.ps1xml"));

    public static TheoryData<string> Names => [.. Types.Root!.Elements("Type").Select(type => type.Element("Name")!.Value)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lazy_property_is_hidden_and_its_method_is_there(string name)
    {
        foreach (StagedBuild build in new[] { StagedBuild.Core, StagedBuild.Desktop })
        {
            foreach (XElement property in Find(name).Descendants("CodeProperty"))
            {
                Assert.Equal("true", property.Attribute("IsHidden")?.Value);
                XElement getter = property.Element("GetCodeReference")!;
                MethodInfo? method = build.Load("CbResponse.PowerShell").GetType(getter.Element("TypeName")!.Value)?.GetMethod(getter.Element("MethodName")!.Value);
                Assert.True(method is { IsStatic: true, IsPublic: true } && method.ReturnType.Name != "Void", $"{name}.{property.Element("Name")!.Value}");
                Assert.Equal(["PSObject"], method!.GetParameters().Select(parameter => parameter.ParameterType.Name));
                Assert.Equal(property.Element("Name")!.Value, method.Name);
            }
        }
    }

    /// <summary>Jobs and remoting would else read hidden properties too, and send requests.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_type_with_lazy_properties_says_what_leaves_the_process(string name)
    {
        Type type = StagedBuild.Core.Load("CbResponse.Client").GetType(name)!;
        string[] serialized = [.. Find(name).Descendants("ReferencedProperties").Single().Elements("Name").Select(property => property.Value)];
        Assert.Equal("SpecificProperties", Find(name).Descendants("NoteProperty").Single(note => note.Element("Name")!.Value == "SerializationMethod").Element("Value")!.Value);
        Assert.Equal(
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Order(StringComparer.Ordinal),
            serialized.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_method_of_a_join_is_a_lazy_property()
        => Assert.Equal(
            StagedBuild.Core.Load("CbResponse.PowerShell").GetExportedTypes().Where(type => type.Namespace == "CbResponse.PowerShell.Joins")
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Select(method => $"{method.DeclaringType!.FullName}.{method.Name}")
                .Order(StringComparer.Ordinal),
            Types.Descendants("GetCodeReference").Select(getter => $"{getter.Element("TypeName")!.Value}.{getter.Element("MethodName")!.Value}").Distinct().Order(StringComparer.Ordinal));

    private static XElement Find(string name) => Types.Root!.Elements("Type").Single(type => type.Element("Name")!.Value == name);
}
