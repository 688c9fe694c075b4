using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that get records: all, or those of given names or numbers, or objects read again.</summary>
/// <typeparam name="TItem">The kind of record.</typeparam>
public abstract class RecordGetCmdlet<TItem> : RecordCmdlet<TItem>
    where TItem : CbObject
{
    private protected RecordGetCmdlet()
    {
    }

    /// <summary>Names, with wildcards; all when it is left out.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [Name]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Numbers.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true)]
    [ValidateRange(0, int.MaxValue)]
    public int[] Id { get; set; } = [];

    /// <summary>Objects that came before, to be read again from their own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TItem[] InputObject { get; set; } = [];

    /// <summary>Only those that are enabled, or that are not.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    private protected sealed override void Process()
    {
        if (ParameterSetName == ByName)
            Write(FindByName(Name, ResolveSession()));
        foreach (int id in Id)
            Write(FindById(id, ResolveSession()));
        HandleEach(InputObject, null, (_, id, session) => Write(FindById(id, session)));
    }

    /// <summary>Whether a record is one that is wanted.</summary>
    private protected abstract bool IsWanted(TItem item);

    private void Write(IEnumerable<TItem> items) => WriteObject(items.Where(IsWanted), enumerateCollection: true);

    private void Write(TItem? item) => Write(item is null ? [] : (TItem[])[item]);
}
