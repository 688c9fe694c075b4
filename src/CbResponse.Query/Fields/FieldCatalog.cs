namespace CbResponse.Query;

/// <summary>The fields of one index. The data is a readable file, embedded in the assembly.</summary>
public sealed class FieldCatalog
{
    private static readonly Lazy<FieldCatalog> LazyProcess = new(() => Read("process"));

    private readonly Dictionary<string, FieldInfo> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FieldInfo> _families = [];
    private readonly List<FieldInfo> _all = [];

    private FieldCatalog()
    {
    }

    /// <summary>Fields of the process index.</summary>
    public static FieldCatalog Process => LazyProcess.Value;

    /// <summary>All fields, in the order of their names.</summary>
    public IReadOnlyList<FieldInfo> Fields => _all;

    /// <summary>The field of that name, any case, or null. <c>watchlist_12</c> finds the family <c>watchlist_*</c>.</summary>
    public FieldInfo? Find(string name)
    {
        if (_byName.TryGetValue(name, out FieldInfo? field))
            return field;
        foreach (FieldInfo family in _families)
        {
            int prefix = family.Name.Length - 1;
            if (name.Length > prefix && string.Compare(name, 0, family.Name, 0, prefix, StringComparison.OrdinalIgnoreCase) == 0)
                return family;
        }

        return null;
    }

    private static FieldCatalog Read(string index)
    {
        string resource = $"CbResponse.Query.Fields.{index}.fields";
        using Stream stream = typeof(FieldCatalog).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource '{resource}'.");
        using StreamReader reader = new(stream);
        FieldCatalog catalog = new();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                catalog.Add(ParseLine(line));
        }

        return catalog;
    }

    private void Add(FieldInfo field)
    {
        _all.Add(field);
        if (field.Name[field.Name.Length - 1] == '*')
            _families.Add(field);
        else
            _byName.Add(field.Name, field);
    }

    private static FieldInfo ParseLine(string line)
    {
        string[] cells = line.Split('|');
        if (cells.Length != 5)
            throw new InvalidOperationException($"The field catalogue has a line without its five columns: {line}");
        string since = cells[3].Trim();
        return new FieldInfo(
            cells[0].Trim(),
            ParseType(cells[1].Trim()),
            cells[2].Split([' '], StringSplitOptions.RemoveEmptyEntries),
            since.Length == 0 ? null : since,
            cells[4].Trim());
    }

    private static FieldType ParseType(string type) => type switch
    {
        "keyword" => FieldType.Keyword,
        "text" => FieldType.Text,
        "path" => FieldType.Path,
        "cmdline" => FieldType.CommandLine,
        "md5" => FieldType.Md5,
        "sha256" => FieldType.Sha256,
        "domain" => FieldType.Domain,
        "ipaddr" => FieldType.IPAddress,
        "int" => FieldType.Integer,
        "float" => FieldType.Float,
        "datetime" => FieldType.DateTime,
        "bool" => FieldType.Boolean,
        "sign" => FieldType.Signature,
        "status" => FieldType.Status,
        _ => throw new InvalidOperationException($"The field catalogue has an unknown type '{type}'."),
    };
}
