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
        string[] near = [.. Index.SelectMany(index => FieldCatalog.For(index).Nearest(name, 3)).Select(field => field.Name).Distinct(StringComparer.Ordinal)];
        string hint = near.Length > 0 ? $" Near are: {string.Join(", ", near)}." : string.Empty;
        return $"There is no field '{name}' in the index {string.Join(", ", Index)}.{hint}";
    }
}
