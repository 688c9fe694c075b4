namespace CbResponse;

/// <summary>
/// An INI file as the vendor's Python client reads it (edr-api.md 5.1): sections, <c>key = value</c> or <c>key: value</c>,
/// full-line comments, indented continuation lines, and a <c>DEFAULT</c> section that all others inherit from.
/// Editing keeps every line that it does not concern.
/// </summary>
internal sealed class IniDocument
{
    private const string Defaults = "DEFAULT";

    private readonly List<string> _lines;
    private readonly Dictionary<string, IniSection> _sections = new(StringComparer.Ordinal);

    private IniDocument(List<string> lines)
    {
        _lines = lines;
    }

    /// <summary>The names of the sections, in the order of the file, without <c>DEFAULT</c>.</summary>
    public IEnumerable<string> Sections
        => _sections.Values.Where(section => section.Name != Defaults).OrderBy(section => section.Line).Select(section => section.Name);

    /// <summary>Reads a document.</summary>
    /// <exception cref="FormatException">The text is none; the message names the line.</exception>
    public static IniDocument Parse(string text)
    {
        IniDocument document = new([.. text.TrimStart('\uFEFF').Replace("\r\n", "\n").Split('\n')]);
        document.Index();
        return document;
    }

    /// <summary>The value of a key in its own section; null when it is not there.</summary>
    public string? Get(string section, string key)
        => _sections.TryGetValue(section, out IniSection? found) && found.Values.TryGetValue(key, out IniValue? value) ? value.Text : null;

    /// <summary>The value of a key in the section that all others inherit from; null when it is not there.</summary>
    public string? GetDefault(string key) => Get(Defaults, key);

    /// <summary>Sets a key, or takes it out when the value is null. A section that is missing is added at the end.</summary>
    public void Set(string section, string key, string? value)
    {
        if (!_sections.TryGetValue(section, out IniSection? found))
        {
            if (value is null)
                return;
            AddSection(section);
            found = _sections[section];
        }

        if (found.Values.TryGetValue(key, out IniValue? old))
        {
            _lines.RemoveRange(old.Line, old.LineCount);
            if (value is not null)
                _lines.Insert(old.Line, $"{key} = {value}");
        }
        else if (value is not null)
        {
            _lines.Insert(found.LastContentLine + 1, $"{key} = {value}");
        }

        Index();
    }

    /// <summary>Takes a section out, with the comments inside it. False when there is none.</summary>
    public bool Remove(string section)
    {
        if (!_sections.TryGetValue(section, out IniSection? found))
            return false;
        _lines.RemoveRange(found.Line, found.EndLine - found.Line);
        Index();
        return true;
    }

    public override string ToString() => string.Join("\n", _lines);

    private void AddSection(string section)
    {
        while (_lines.Count > 0 && string.IsNullOrWhiteSpace(_lines[_lines.Count - 1]))
            _lines.RemoveAt(_lines.Count - 1);
        if (_lines.Count > 0)
            _lines.Add(string.Empty);
        _lines.Add($"[{section}]");
        _lines.Add(string.Empty);
        Index();
    }

    private void Index()
    {
        _sections.Clear();
        IniSection? section = null;
        IniValue? value = null;
        int indent = 0;
        for (int i = 0; i < _lines.Count; i++)
        {
            string line = _lines[i];
            string content = line.Trim();
            if (content.Length == 0 || content[0] is '#' or ';')
                continue;
            int lineIndent = line.Length - line.TrimStart().Length;
            if (value is not null && lineIndent > indent)
            {
                value.Continue(content, i);
            }
            else if (content[0] == '[')
            {
                section = BeginSection(content, i, section);
                value = null;
            }
            else
            {
                value = AddValue(section, content, i);
                indent = lineIndent;
            }

            if (section is not null)
                section.LastContentLine = i;
        }

        if (section is not null)
            section.EndLine = _lines.Count;
    }

    private IniSection BeginSection(string content, int line, IniSection? previous)
    {
        if (content.Length < 3 || content[content.Length - 1] != ']')
            throw new FormatException($"line {line + 1}: a section is written [name].");
        previous?.EndLine = line;
        IniSection section = new(content.Substring(1, content.Length - 2), line);
        if (_sections.ContainsKey(section.Name))
            throw new FormatException($"line {line + 1}: the section [{section.Name}] stands in the file twice.");
        _sections.Add(section.Name, section);
        return section;
    }

    private static IniValue AddValue(IniSection? section, string content, int line)
    {
        if (section is null)
            throw new FormatException($"line {line + 1}: a value stands before the first section.");
        int delimiter = content.IndexOfAny(['=', ':']);
        if (delimiter < 1)
            throw new FormatException($"line {line + 1}: a value is written key = value.");
        string key = content.Substring(0, delimiter).TrimEnd();
        if (section.Values.ContainsKey(key))
            throw new FormatException($"line {line + 1}: the key '{key}' stands in its section twice.");
        IniValue value = new(content.Substring(delimiter + 1).Trim(), line);
        section.Values.Add(key, value);
        return value;
    }

    private sealed class IniSection(string name, int line)
    {
        public string Name { get; } = name;

        public int Line { get; } = line;

        public int EndLine { get; set; }

        public int LastContentLine { get; set; } = line;

        public Dictionary<string, IniValue> Values { get; } = new(StringComparer.OrdinalIgnoreCase);
    }

    private sealed class IniValue(string text, int line)
    {
        public string Text { get; private set; } = text;

        public int Line { get; } = line;

        public int LineCount { get; private set; } = 1;

        public void Continue(string text, int line)
        {
            Text = Text.Length == 0 ? text : Text + "\n" + text;
            LineCount = line - Line + 1;
        }
    }
}
