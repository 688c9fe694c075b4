using System.Text;

namespace CbResponse;

/// <summary>
/// An INI file as the vendor's Python client reads it (edr-api.md 5.1): sections, <c>key = value</c> or <c>key: value</c>,
/// full-line comments, indented continuation lines, and a <c>DEFAULT</c> section that all others inherit from.
/// Editing keeps every line that it does not concern, byte for byte.
/// </summary>
internal sealed class IniDocument
{
    private const string Defaults = "DEFAULT";

    /// <summary>The lines with their ends.</summary>
    private readonly List<string> _lines;
    private readonly string _lineEnd;
    private readonly Dictionary<string, IniSection> _sections = new(StringComparer.Ordinal);

    private IniDocument(List<string> lines)
    {
        _lines = lines;
        _lineEnd = lines.Count > 0 && lines[0].EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>In which encoding the document was, and is to be, stored.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The names of the sections, in the order of the file, without <c>DEFAULT</c>.</summary>
    public IEnumerable<string> Sections
        => _sections.Values.Where(section => section.Name != Defaults).OrderBy(section => section.Line).Select(section => section.Name);

    /// <summary>Reads a document.</summary>
    /// <exception cref="FormatException">The text is none; the message names the line.</exception>
    public static IniDocument Parse(string text, Encoding? encoding = null)
    {
        IniDocument document = new(SplitLines(text)) { Encoding = encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
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
            Replace(old, key, value);
        else if (value is not null)
            InsertAfter(found.LastContentLine, $"{IndentIn(found)}{key} = {value}");
        Index();
    }

    /// <summary>Takes a section out, with the comments inside it. False when there is none.</summary>
    public bool Remove(string section)
    {
        if (section == Defaults || !_sections.TryGetValue(section, out IniSection? found))
            return false;

        // Comments right above the next section are about that one.
        int end = found.EndLine;
        while (end < _lines.Count && end - 1 > found.LastContentLine && IsComment(_lines[end - 1]))
            end--;
        _lines.RemoveRange(found.Line, end - found.Line);
        Index();
        return true;
    }

    public override string ToString() => string.Concat(_lines);

    /// <summary>A line that moved to the left would take the indented lines behind it for its continuation: the indent is kept.</summary>
    private void Replace(IniValue old, string key, string? value)
    {
        string last = _lines[old.Line + old.LineCount - 1];
        string end = last.Substring(last.TrimEnd('\r', '\n').Length);
        _lines.RemoveRange(old.Line, old.LineCount);
        if (value is not null)
            _lines.Insert(old.Line, $"{old.Indent}{key} = {value}{end}");
    }

    /// <summary>As far as the values before it, or, for a first value, at least as far as the section behind it, which else would continue it.</summary>
    private string IndentIn(IniSection section)
    {
        if (section.Values.Count > 0 || section.EndLine >= _lines.Count)
            return section.Indent;
        string next = Indent(_lines[section.EndLine]);
        return next.Length > section.Indent.Length ? next : section.Indent;
    }

    private void AddSection(string section)
    {
        if (_lines.Count > 0 && _lines[_lines.Count - 1].Trim('\uFEFF').Trim().Length > 0)
            InsertAfter(_lines.Count - 1, string.Empty);
        InsertAfter(_lines.Count - 1, $"[{section}]");
        Index();
    }

    private void InsertAfter(int line, string text)
    {
        if (line >= 0 && !_lines[line].EndsWith("\n", StringComparison.Ordinal))
            _lines[line] += _lineEnd;
        _lines.Insert(line + 1, text + _lineEnd);
    }

    private void Index()
    {
        _sections.Clear();
        IniSection? section = null;
        IniValue? value = null;
        for (int i = 0; i < _lines.Count; i++)
        {
            string line = _lines[i].TrimStart('\uFEFF');
            string content = line.Trim();
            string indent = Indent(line);
            if (content.Length == 0)
            {
                value?.SeeBlankLine();
                continue;
            }

            if (IsComment(content))
                continue;
            if (value is not null && indent.Length > value.Indent.Length)
                value.Continue(content, i);
            else if (content[0] == '[')
                (section, value) = (BeginSection(content, indent, i, section), null);
            else
                value = AddValue(section, content, indent, i);
            section?.LastContentLine = i;
        }

        section?.EndLine = _lines.Count;
    }

    /// <summary>Text behind the bracket does not count.</summary>
    private IniSection BeginSection(string content, string indent, int line, IniSection? previous)
    {
        int close = content.LastIndexOf(']');
        if (close < 2)
            throw new FormatException($"line {line + 1}: a section is written [name].");
        previous?.EndLine = line;
        string name = content.Substring(1, close - 1);
        if (_sections.TryGetValue(name, out IniSection? known))
            return name == Defaults ? known : throw new FormatException($"line {line + 1}: the section [{name}] stands in the file twice.");
        IniSection section = new(name, indent, line);
        _sections.Add(name, section);
        return section;
    }

    private static IniValue AddValue(IniSection? section, string content, string indent, int line)
    {
        if (section is null)
            throw new FormatException($"line {line + 1}: a value stands before the first section.");
        int delimiter = content.IndexOfAny(['=', ':']);
        if (delimiter < 1)
            throw new FormatException($"line {line + 1}: a value is written key = value.");
        string key = content.Substring(0, delimiter).TrimEnd();
        if (section.Values.ContainsKey(key))
            throw new FormatException($"line {line + 1}: the key '{key}' stands in its section twice.");
        IniValue value = new(content.Substring(delimiter + 1).Trim(), indent, line);
        section.Values.Add(key, value);
        section.Indent = indent;
        return value;
    }

    private static string Indent(string line) => line.Substring(0, line.Length - line.TrimStart().Length);

    private static bool IsComment(string line) => line.TrimStart() is { Length: > 0 } content && content[0] is '#' or ';';

    private static List<string> SplitLines(string text)
    {
        List<string> lines = [];
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            int next = end < 0 ? text.Length : end + 1;
            lines.Add(text.Substring(start, next - start));
            start = next;
        }

        return lines;
    }

    private sealed class IniSection(string name, string indent, int line)
    {
        public string Name { get; } = name;

        /// <summary>How far the last value is indented, or the section itself when it has none.</summary>
        public string Indent { get; set; } = indent;

        public int Line { get; } = line;

        public int EndLine { get; set; }

        public int LastContentLine { get; set; } = line;

        public Dictionary<string, IniValue> Values { get; } = new(StringComparer.OrdinalIgnoreCase);
    }

    private sealed class IniValue(string text, string indent, int line)
    {
        private int _blankLines;

        public string Text { get; private set; } = text;

        public string Indent { get; } = indent;

        public int Line { get; } = line;

        public int LineCount { get; private set; } = 1;

        public void SeeBlankLine() => _blankLines++;

        public void Continue(string text, int line)
        {
            Text = Text.Length == 0 ? text : Text + new string('\n', _blankLines + 1) + text;
            LineCount = line - Line + 1;
            _blankLines = 0;
        }
    }
}
