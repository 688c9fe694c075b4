using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that change or remove named objects of a server.</summary>
/// <typeparam name="T">What such an object is.</typeparam>
public abstract class NamedTargetCmdlet<T> : NamedObjectCmdlet
    where T : CbObject
{
    private protected NamedTargetCmdlet()
    {
    }

    /// <summary>The objects themselves, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public T[] InputObject { get; set; } = [];

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

    private protected sealed override void Process() => HandleEach(Targets, InputObject, Name, Id, Handle);

    /// <summary>What to do for each object.</summary>
    private protected abstract void Handle(T item, int id, CbSession session);
}
