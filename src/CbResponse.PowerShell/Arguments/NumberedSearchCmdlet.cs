using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that get objects which have a number beside their name.</summary>
/// <typeparam name="T">What such an object is.</typeparam>
public abstract class NumberedSearchCmdlet<T> : NamedSearchCmdlet<T, int>
    where T : CbObject
{
    private protected NumberedSearchCmdlet()
    {
    }

    /// <summary>Their numbers.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id", ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    private protected sealed override int[] Keys => Id;
}
