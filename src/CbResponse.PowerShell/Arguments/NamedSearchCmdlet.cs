using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that get named objects of a server: all of them, those that are named, or those that belong to other objects.</summary>
/// <typeparam name="T">What such an object is.</typeparam>
/// <typeparam name="TKey">What the server knows it by.</typeparam>
public abstract class NamedSearchCmdlet<T, TKey> : NamedObjectCmdlet
    where T : CbObject
    where TKey : notnull
{
    private protected const string ByObject = "InputObject";

    private protected NamedSearchCmdlet()
    {
    }

    /// <summary>Their names; wildcards may stand for several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Name", ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [Name(TakesObjects = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Their keys, where those are not their names.</summary>
    private protected virtual TKey[] Keys => [];

    /// <summary>What the objects are found in.</summary>
    private protected abstract NamedTargets<T, TKey> Targets { get; }

    /// <summary>The objects whose own ones are meant; none for all.</summary>
    private protected virtual IReadOnlyList<CbObject> Owners => [];

    /// <summary>What belongs to an object.</summary>
    private protected virtual IEnumerable<T> FindOf(CbObject owner, CbSession session) => [];

    /// <summary>Writes an object that was found.</summary>
    private protected virtual void Write(T item, TKey key, CbSession session) => WriteObject(item);

    private protected sealed override void Process()
    {
        HandleEach(Targets, [], Name, Keys, Write);
        if (ParameterSetName != ByObject)
            return;
        if (Owners.Count == 0)
            WriteOf(null);
        foreach (CbObject owner in Owners)
            WriteOf(owner);
    }

    private void WriteOf(CbObject? owner)
    {
        try
        {
            if ((owner is null ? ResolveSession() : ResolveOwnSession(owner)) is { } session)
                Targets.Each(owner is null ? Targets.All(session) : FindOf(owner, session), session, Write);
        }
        catch (CbException e)
        {
            Report(e, owner);
        }
    }
}
