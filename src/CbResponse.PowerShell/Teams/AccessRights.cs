using System.Collections;

namespace CbResponse.PowerShell;

/// <summary>Rights as people type them: a hashtable from a name or number to the name of a right.</summary>
internal static class AccessRights
{
    private static readonly string[] Categories = ["Administrator", "Analyst", "Viewer", GroupAccess.None];

    /// <summary>Why a table cannot be used; null when it can.</summary>
    public static string? Refuse(Hashtable? table)
        => (table ?? []).Values.Cast<object?>().Select(value => $"{value}").FirstOrDefault(text => !Categories.Contains(text, StringComparer.OrdinalIgnoreCase)) is { } text
            ? $"'{text}' is no right. Rights are {string.Join(", ", Categories)}."
            : null;

    /// <summary>The rights with what they belong to; null, and errors, when something is not there: half of the rights would be a surprise.</summary>
    public static IReadOnlyList<(T Item, string Category)>? Find<T>(Hashtable table, NamedTargets<T, int> targets, CbSession session)
        where T : CbObject
    {
        List<(T Item, string Category)> rights = [];
        foreach (DictionaryEntry entry in table)
        {
            T[] found = targets.Required(session, entry.Key);
            if (found.Length == 0)
                return null;
            string category = Categories.First(known => known.Equals($"{entry.Value}", StringComparison.OrdinalIgnoreCase));
            rights.AddRange(found.Select(item => (item, category)));
        }

        return rights;
    }
}
