using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that get named objects of a server: all of them, those that are named, or those that belong to other objects.</summary>
/// <typeparam name="T">What such an object is.</typeparam>
public abstract class NamedSearchCmdlet<T> : NamedObjectCmdlet
    where T : CbObject
{
    private protected const string ByObject = "InputObject";

    private protected NamedSearchCmdlet()
    {
    }

    /// <summary>Their names; wildcards may stand for several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Name", ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Their numbers.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    /// <summary>What the objects are found in.</summary>
    private protected abstract NamedTargets<T> Targets { get; }

    /// <summary>The objects whose own ones are meant; none for all.</summary>
    private protected abstract IReadOnlyList<CbObject> Owners { get; }

    /// <summary>What belongs to an object.</summary>
    private protected abstract IEnumerable<T> FindOf(CbObject owner, CbSession session);

    private protected sealed override void Process()
    {
        HandleEach(Targets, [], Name, Id, Write);
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

    private void Write(T item, int id, CbSession session) => WriteObject(item);
}
