using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that change or remove named objects of a server.</summary>
/// <typeparam name="T">What such an object is.</typeparam>
/// <typeparam name="TKey">What the server knows it by.</typeparam>
public abstract class NamedTargetCmdlet<T, TKey> : NamedObjectCmdlet
    where T : CbObject
    where TKey : notnull
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
    [ArgumentCompleter(typeof(NameCompleter))]
    [Name]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Their keys, where those are not their names.</summary>
    private protected virtual TKey[] Keys => [];

    /// <summary>What the objects are found in.</summary>
    private protected abstract NamedTargets<T, TKey> Targets { get; }

    private protected sealed override void Process() => HandleEach(Targets, InputObject, Name, Keys, Handle);

    /// <summary>What to do for each object.</summary>
    private protected abstract void Handle(T item, TKey key, CbSession session);
}
