using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Gets the fields that queries can name.</summary>
[Cmdlet(VerbsCommon.Get, "CbQueryField")]
[OutputType(typeof(FieldInfo))]
public sealed class GetCbQueryField : CbCmdlet
{
    /// <summary>Names of fields; wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(FieldNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>What is searched.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public QueryIndex[] Index { get; set; } = [QueryIndex.Process];

    private protected override void Process()
    {
        foreach (string name in Name)
        {
            List<FieldInfo> fields = [.. Index.Distinct().SelectMany(index => Find(FieldCatalog.For(index), name))];
            if (fields.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(ErrorRecords.FieldNotFound(Describe(name), name));
            WriteObject(fields, enumerateCollection: true);
        }
    }

    private static IEnumerable<FieldInfo> Find(FieldCatalog catalog, string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            return catalog.Find(name) is { } field ? [field] : [];
        WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        return catalog.Fields.Where(field => pattern.IsMatch(field.Name));
    }

    private string Describe(string name)
    {
        string place = Index.Length == 1 ? $"The index {Index[0]} has" : $"The indices {string.Join(" and ", Index)} have";
        return $"{place} no field '{name}'.{Advise(name)}";
    }

    /// <summary>Where the field is, or which names are near.</summary>
    private string Advise(string name)
    {
        foreach (QueryIndex index in Enum.GetValues(typeof(QueryIndex)))
        {
            if (FieldCatalog.For(index).Find(name) is not null)
                return $" It belongs to another index: -Index {index}.";
        }

        string[] near = [.. Index.SelectMany(index => FieldCatalog.For(index).Nearest(name, 3)).Select(field => field.Name).Distinct(StringComparer.Ordinal).Take(3)];
        return near.Length > 0 ? $" Did you mean {string.Join(" or ", near)}?" : string.Empty;
    }
}
