namespace CbResponse.Query;

/// <summary>Reads the data file of one index.</summary>
internal static class FieldReader
{
    private static readonly string[] SignatureValues =
    [
        "Signed", "Unsigned", "Bad Signature", "Invalid Signature", "Expired", "Invalid Chain", "Untrusted Root", "Explicit Distrust",
        "(Unknown)",
    ];

    private static readonly string[] StatusValues = ["a", "b", "c", "d", "e", "f", "g"];

    private static readonly string[] BooleanValues = ["true", "false"];

    public static IEnumerable<FieldInfo> Read(QueryIndex index)
    {
        using StreamReader reader = Open(FileName(index) + ".fields");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return ReadLine(index, line);
        }
    }

    /// <summary>Opens a data file of this folder.</summary>
    public static StreamReader Open(string name)
    {
        string resource = $"CbResponse.Query.Fields.{name}";
        return new StreamReader(typeof(FieldReader).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource '{resource}'."));
    }

    private static string FileName(QueryIndex index) => index switch
    {
        QueryIndex.Process => "process",
        QueryIndex.Binary => "binary",
        QueryIndex.Alert => "alert",
        QueryIndex.ThreatReport => "report",
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    private static FieldInfo ReadLine(QueryIndex index, string line)
    {
        string[] cells = [.. line.Split('|').Select(cell => cell.Trim())];
        if (cells.Length != 6)
            throw new InvalidOperationException($"The field catalogue has a line without its six columns: {line}");
        FieldType type = ReadType(cells[1]);
        return new FieldInfo(
            index, cells[0], type, ReadFlags(cells[2]), cells[3].Length == 0 ? null : cells[3], ReadValues(type, cells[4]), cells[5]);
    }

    private static string[] ReadValues(FieldType type, string cell) => type switch
    {
        FieldType.Boolean => BooleanValues,
        FieldType.Signature => SignatureValues,
        FieldType.Status => StatusValues,
        _ => [.. cell.Split(',').Select(value => value.Trim()).Where(value => value.Length > 0)],
    };

    private static FieldFlags ReadFlags(string cell)
    {
        FieldFlags flags = FieldFlags.None;
        foreach (string flag in cell.Split([' '], StringSplitOptions.RemoveEmptyEntries))
            flags |= ReadFlag(flag);
        return flags;
    }

    private static FieldFlags ReadFlag(string flag) => flag switch
    {
        "default" => FieldFlags.Default,
        "join" => FieldFlags.Join,
        "facet" => FieldFlags.Facet,
        "sort" => FieldFlags.Sort,
        "facetonly" => FieldFlags.FacetOnly,
        "many" => FieldFlags.Many,
        "common" => FieldFlags.Common,
        "unsure" => FieldFlags.Unsure,
        "numbered" => FieldFlags.Numbered,
        _ => throw new InvalidOperationException($"The field catalogue has an unknown flag '{flag}'."),
    };

    private static FieldType ReadType(string type) => type switch
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
