using System.Reflection;
using System.Runtime.InteropServices;

namespace CbResponse.PowerShell.Tests.Help;

/// <summary>A cmdlet as its assembly declares it. Read as metadata: attributes of the compile-only engine tell nothing when they are made.</summary>
internal sealed record CmdletShape(string Name, string DefaultSet, IReadOnlyList<ParameterShape> Parameters)
{
    private const string Engine = "System.Management.Automation.";

    private static readonly Lazy<IReadOnlyList<CmdletShape>> Read = new(ReadAssembly);

    /// <summary>The cmdlets of the staged module.</summary>
    public static IReadOnlyList<CmdletShape> All => Read.Value;

    public static string Assembly => Path.Combine(Repository.Module, "core", "CbResponse.PowerShell.dll");

    /// <summary>The names of the parameter sets.</summary>
    public IEnumerable<string> Sets
    {
        get
        {
            string[] named = [.. Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).Where(set => set != ParameterUse.AllSets).Distinct()];
            return named.Length > 0 ? named.Append(DefaultSet).Distinct() : [DefaultSet];
        }
    }

    public IEnumerable<ParameterShape> InSet(string set)
        => Parameters.Where(parameter => parameter.Uses.Any(use => use.Set == set || use.Set == ParameterUse.AllSets));

    public override string ToString() => Name;

    private static IReadOnlyList<CmdletShape> ReadAssembly()
    {
        string[] files =
        [
            .. Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"),
            .. Directory.GetFiles(Path.GetDirectoryName(Assembly)!, "*.dll"),
            Repository.PowerShellStandard,
        ];
        using MetadataLoadContext context = new(new PathAssemblyResolver(files));
        return [.. context.LoadFromAssemblyPath(Assembly).GetTypes().Select(Make).OfType<CmdletShape>().OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];
    }

    private static CmdletShape? Make(Type type)
    {
        if (Find(type, "CmdletAttribute") is not { } cmdlet)
            return null;
        string name = $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}";
        List<ParameterShape> parameters = [.. type.GetProperties().Select(Make).OfType<ParameterShape>()];
        if (Named(cmdlet, "SupportsShouldProcess") is true)
            parameters.AddRange([ParameterShape.OfEngine("WhatIf", "SwitchParameter", "wi"), ParameterShape.OfEngine("Confirm", "SwitchParameter", "cf")]);
        if (Named(cmdlet, "SupportsPaging") is true)
        {
            parameters.AddRange(
            [
                ParameterShape.OfEngine("IncludeTotalCount", "SwitchParameter"), ParameterShape.OfSystem("Skip", "UInt64"), ParameterShape.OfSystem("First", "UInt64"),
            ]);
        }

        return new CmdletShape(name, Named(cmdlet, "DefaultParameterSetName") as string ?? ParameterUse.AllSets, parameters);
    }

    private static ParameterShape? Make(PropertyInfo property)
    {
        ParameterUse[] uses = [.. property.GetCustomAttributesData().Where(attribute => attribute.AttributeType.FullName == Engine + "ParameterAttribute").Select(Make)];
        if (uses.Length == 0)
            return null;
        Type type = property.PropertyType is { IsGenericType: true } nullable ? nullable.GetGenericArguments()[0] : property.PropertyType;
        string[] values = type.IsEnum
            ? [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name)]
            : Texts(property, "ValidateSetAttribute");
        return new ParameterShape(
            property.Name, property.PropertyType.ToString(), uses, Texts(property, "AliasAttribute"), values, Find(property, "SupportsWildcardsAttribute") is not null);
    }

    private static ParameterUse Make(CustomAttributeData attribute) => new(
        Named(attribute, "ParameterSetName") as string ?? ParameterUse.AllSets,
        Named(attribute, "Position") as int?,
        Named(attribute, "Mandatory") is true,
        Named(attribute, "ValueFromPipeline") is true,
        Named(attribute, "ValueFromPipelineByPropertyName") is true);

    private static CustomAttributeData? Find(MemberInfo member, string attribute)
        => member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.FullName == Engine + attribute);

    private static object? Named(CustomAttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;

    private static string[] Texts(MemberInfo member, string attribute)
        => Find(member, attribute)?.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> values
            ? [.. values.Select(value => (string)value.Value!)]
            : [];
}
