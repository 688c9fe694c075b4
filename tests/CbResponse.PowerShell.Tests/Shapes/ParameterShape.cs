namespace CbResponse.PowerShell.Tests.Shapes;

/// <summary>A parameter, as its cmdlet declares it or as a page describes it.</summary>
internal sealed record ParameterShape(
    string Name, string Type, IReadOnlyList<ParameterUse> Uses, IReadOnlyList<string> Aliases, IReadOnlyList<string> AcceptedValues, bool SupportsWildcards)
{
    public static ParameterShape OfEngine(string name, string type, params string[] aliases)
        => new(name, "System.Management.Automation." + type, [ParameterUse.Anywhere], aliases, [], false);

    public static ParameterShape OfSystem(string name, string type) => new(name, "System." + type, [ParameterUse.Anywhere], [], [], false);

    /// <summary>Everything on one line, the same for the same parameter.</summary>
    public override string ToString()
        => $"-{Name} <{Type}> [{string.Join("; ", Uses.Order())}] aliases [{string.Join(", ", Aliases.Order(StringComparer.Ordinal))}] "
            + $"values [{string.Join(", ", AcceptedValues.Order(StringComparer.Ordinal))}]{(SupportsWildcards ? " wildcards" : string.Empty)}";
}
