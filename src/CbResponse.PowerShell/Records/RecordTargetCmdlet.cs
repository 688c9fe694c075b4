using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that act on records: on objects, each at its own server, or on those of given names or numbers.</summary>
/// <typeparam name="TItem">The kind of record.</typeparam>
public abstract class RecordTargetCmdlet<TItem> : RecordCmdlet<TItem>
    where TItem : CbObject
{
    private protected RecordTargetCmdlet()
    {
    }

    /// <summary>Objects that came before.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TItem[] InputObject { get; set; } = [];

    /// <summary>Names, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [Name]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Numbers.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true)]
    [ValidateRange(0, int.MaxValue)]
    public int[] Id { get; set; } = [];

    private protected sealed override void Process()
    {
        HandleEach(InputObject, null, Handle);
        if (Name.Length > 0)
        {
            CbSession session = ResolveSession();
            HandleEach(FindByName(Name, session), session, Handle);
        }

        foreach (int id in Id)
        {
            CbSession session = ResolveSession();
            if (FindById(id, session) is { } item)
                Handle(item, id, session);
        }
    }

    /// <summary>What to do for each record.</summary>
    /// <param name="item">The record.</param>
    /// <param name="id">Its number.</param>
    /// <param name="session">Whose record it is.</param>
    private protected abstract void Handle(TItem item, int id, CbSession session);
}
