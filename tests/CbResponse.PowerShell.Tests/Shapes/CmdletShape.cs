using System.Reflection;

namespace CbResponse.PowerShell.Tests.Shapes;

/// <summary>A cmdlet as its class declares it. ConfirmImpact is null where the cmdlet knows no -WhatIf.</summary>
internal sealed record CmdletShape(
    Type Class, string Verb, string Noun, string DefaultSet, string? ConfirmImpact, IReadOnlyList<Type> Outputs, IReadOnlyList<ParameterShape> Parameters)
{
    private const string Engine = "System.Management.Automation.";
    private static readonly string[] Impacts = ["None", "Low", "Medium", "High"];

    /// <summary>The cmdlets of the staged module.</summary>
    public static IReadOnlyList<CmdletShape> All => StagedBuild.Core.Cmdlets;

    public string Name => $"{Verb}-{Noun}";

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

    /// <summary>The cmdlet that a class is; null when it is none.</summary>
    public static CmdletShape? Of(Type type)
    {
        if (Find(type, "CmdletAttribute") is not { } cmdlet)
            return null;
        bool asks = Named(cmdlet, "SupportsShouldProcess") is true;
        List<ParameterShape> parameters = [.. type.GetProperties().Select(Make).OfType<ParameterShape>()];
        if (asks)
            parameters.AddRange([ParameterShape.OfEngine("WhatIf", "SwitchParameter", "wi"), ParameterShape.OfEngine("Confirm", "SwitchParameter", "cf")]);
        if (Named(cmdlet, "SupportsPaging") is true)
        {
            parameters.AddRange(
            [
                ParameterShape.OfEngine("IncludeTotalCount", "SwitchParameter"), ParameterShape.OfSystem("Skip", "UInt64"), ParameterShape.OfSystem("First", "UInt64"),
            ]);
        }

        return new CmdletShape(
            type,
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            Named(cmdlet, "DefaultParameterSetName") as string ?? ParameterUse.AllSets,
            asks ? Impacts[Named(cmdlet, "ConfirmImpact") as int? ?? 2] : null,
            List<Type>(type, "OutputTypeAttribute"),
            parameters);
    }

    private static ParameterShape? Make(PropertyInfo property)
    {
        ParameterUse[] uses = [.. property.GetCustomAttributesData().Where(attribute => attribute.AttributeType.FullName == Engine + "ParameterAttribute").Select(Make)];
        if (uses.Length == 0)
            return null;
        Type type = property.PropertyType is { IsGenericType: true } nullable ? nullable.GetGenericArguments()[0] : property.PropertyType;
        string[] allowed = List<string>(property, "ValidateSetAttribute");
        string[] values = type.IsEnum && allowed.Length == 0
            ? [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name)]
            : allowed;
        return new ParameterShape(
            property.Name, property.PropertyType.ToString(), uses, List<string>(property, "AliasAttribute"), values, Find(property, "SupportsWildcardsAttribute") is not null);
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

    /// <summary>The values of an attribute that takes a list, or of several such.</summary>
    private static T[] List<T>(MemberInfo member, string attribute)
        => [.. member.GetCustomAttributesData().Where(data => data.AttributeType.FullName == Engine + attribute)
            .SelectMany(data => data.ConstructorArguments.Select(argument => argument.Value).OfType<IEnumerable<CustomAttributeTypedArgument>>().First())
            .Select(value => (T)value.Value!)];
}
