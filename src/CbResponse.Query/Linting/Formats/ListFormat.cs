namespace CbResponse.Query;

/// <summary>Fields that hold one of a few values.</summary>
internal static class ListFormat
{
    /// <summary>What other products call the same.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mac"] = "osx",
        ["macos"] = "osx",
        ["darwin"] = "osx",
        ["win"] = "windows",
        ["yes"] = "true",
        ["1"] = "true",
        ["no"] = "false",
        ["0"] = "false",
        ["RemoteThread"] = "remote_thread",
        ["ProcessOpen"] = "process_open",
        ["dc"] = "domain_controller",
    };

    public static FormatProblem? Check(string value, bool hasWildcard, FieldInfo field)
    {
        foreach (string known in field.Values)
        {
            if (hasWildcard ? Wildcard.Matches(known, value) : known.Equals(value, StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return Describe(value, field);
    }

    private static FormatProblem Describe(string value, FieldInfo field)
    {
        string message = $"'{field.Name}' never holds '{value}'";
        if (Synonyms.TryGetValue(value, out string? meant) && field.Values.Contains(meant))
            return new FormatProblem(message, $"Write {field.Name}:{meant}.", meant);
        string? near = field.Values.FirstOrDefault(known => EditDistance.Between(known, value, 2) <= 2);
        return new FormatProblem(
            message,
            near is not null && near.Length > 3
                ? $"Did you mean {FieldQuery.WriteValue(near)}?"
                : $"It holds one of: {string.Join(", ", field.Values.Select(FieldQuery.WriteValue))}.");
    }
}
