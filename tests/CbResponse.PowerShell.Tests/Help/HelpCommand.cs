using System.Xml.Linq;

namespace CbResponse.PowerShell.Tests.Help;

/// <summary>A cmdlet in the MAML file, as Get-Help shows it.</summary>
internal sealed class HelpCommand
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Lazy<IReadOnlyList<HelpCommand>> Read = new(
        () => [.. XDocument.Load(File).Root!.Elements(Command + "command").Select(element => new HelpCommand(element))]);

    private readonly XElement _element;

    private HelpCommand(XElement element) => _element = element;

    /// <summary>The name that PowerShell derives from the assembly of the cmdlets.</summary>
    public static string FileName => "CbResponse.PowerShell.dll-Help.xml";

    public static string File => Path.Combine(Repository.Root, "en-US", FileName);

    public static IReadOnlyList<HelpCommand> All => Read.Value;

    public string Name => _element.Element(Command + "details")!.Element(Command + "name")!.Value;

    public string Synopsis => Text(_element.Element(Command + "details")!.Element(Maml + "description"));

    public string Description => Text(_element.Element(Maml + "description"));

    public string Notes => Text(_element.Element(Maml + "alertSet"));

    public IEnumerable<HelpExample> Examples => _element.Element(Command + "examples")!.Elements(Command + "example").Select(example => new HelpExample(
        example.Element(Maml + "title")!.Value.Trim('-', ' '),
        Text(example.Element(Maml + "introduction")),
        example.Element(Dev + "code")!.Value,
        Text(example.Element(Dev + "remarks"))));

    public IReadOnlyDictionary<string, string> ParameterTexts => Parameters.ToDictionary(
        parameter => parameter.Element(Maml + "name")!.Value, parameter => Text(parameter.Element(Maml + "description")));

    /// <summary>What Get-Help says of each parameter: name, whether it is required, pipeline input, aliases, wildcards.</summary>
    public IEnumerable<string> ParameterFacts => Parameters.Select(parameter => string.Join(
        " | ",
        parameter.Element(Maml + "name")!.Value,
        parameter.Attribute("required")!.Value,
        parameter.Attribute("pipelineInput")!.Value,
        parameter.Attribute("aliases")!.Value,
        parameter.Attribute("globbing")!.Value));

    /// <summary>The parameters of each parameter set, the default set first; required ones are marked.</summary>
    public IEnumerable<string[]> Syntaxes => _element.Element(Command + "syntax")!.Elements(Command + "syntaxItem")
        .Select(item => item.Elements(Command + "parameter")
            .Select(parameter => parameter.Element(Maml + "name")!.Value + (parameter.Attribute("required")!.Value == "true" ? "!" : string.Empty))
            .Order(StringComparer.Ordinal).ToArray());

    public IEnumerable<(string Type, string Text)> Inputs => Types("inputTypes", "inputType");

    public IEnumerable<(string Type, string Text)> Outputs => Types("returnValues", "returnValue");

    public IEnumerable<string> Links => _element.Element(Command + "relatedLinks")!.Descendants(Maml + "linkText").Select(link => link.Value);

    /// <summary>Everything that a reader sees, to look for what should not be there.</summary>
    public string Everything => _element.Value;

    private IEnumerable<XElement> Parameters => _element.Element(Command + "parameters")!.Elements(Command + "parameter");

    private IEnumerable<(string Type, string Text)> Types(string group, string item) => _element.Element(Command + group)!.Elements(Command + item)
        .Select(type => (type.Element(Dev + "type")!.Element(Maml + "name")!.Value, Text(type.Element(Maml + "description"))));

    private static string Text(XElement? element)
        => HelpText.OneLine(string.Join(' ', element?.DescendantsAndSelf(Maml + "para").Select(paragraph => paragraph.Value) ?? []));
}
