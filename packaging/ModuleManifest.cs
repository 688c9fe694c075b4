using System.Text.RegularExpressions;

namespace CbResponse.Packaging;

/// <summary>What the manifest of a module says, as far as it is texts and lists of texts. Read without PowerShell, so that packing needs none.</summary>
internal sealed partial class ModuleManifest
{
    private readonly string _text;

    public ModuleManifest(string module)
    {
        FileName = Path.GetFileName(Directory.GetFiles(module, "*.psd1").Single());
        Name = Path.GetFileNameWithoutExtension(FileName);
        _text = File.ReadAllText(Path.Combine(module, FileName));
    }

    public string FileName { get; }

    public string Name { get; }

    public string Version => Text("ModuleVersion");

    /// <summary>The files of the module, with slashes between folders, in ordinal order.</summary>
    public IReadOnlyList<string> Files => [.. List("FileList").Order(StringComparer.Ordinal)];

    public string Text(string setting) => List(setting).Single();

    /// <summary>The texts behind a setting: one, or several with commas between.</summary>
    public IReadOnlyList<string> List(string setting)
    {
        Match match = Regex.Match(_text, $@"^\s*{setting}\s*=\s*('(?:[^']|'')*'(?:\s*,\s*'(?:[^']|'')*')*)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
        return match.Success
            ? [.. Quoted().Matches(match.Groups[1].Value).Select(text => text.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal))]
            : throw new InvalidDataException($"{FileName} has no {setting}.");
    }

    [GeneratedRegex("'((?:[^']|'')*)'")]
    private static partial Regex Quoted();
}
