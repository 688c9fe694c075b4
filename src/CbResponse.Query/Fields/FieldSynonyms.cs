namespace CbResponse.Query;

/// <summary>Names that other products, rule languages and habit give to fields. The data is a readable file, embedded in the assembly.</summary>
internal static class FieldSynonyms
{
    private static readonly Lazy<ILookup<string, string>> Fields = new(() => Read().ToLookup(
        pair => pair.Synonym, pair => pair.Field, StringComparer.OrdinalIgnoreCase));

    /// <summary>The fields that a name can stand for, in any index.</summary>
    public static IEnumerable<string> Of(string name) => Fields.Value[name];

    private static IEnumerable<(string Synonym, string Field)> Read()
    {
        using StreamReader reader = FieldReader.Open("synonyms.txt");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] cells = line.Split('|');
            foreach (string synonym in cells[1].Split([' '], StringSplitOptions.RemoveEmptyEntries))
                yield return (synonym, cells[0].Trim());
        }
    }
}
