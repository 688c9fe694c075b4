using System.Collections;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// Lets a link parameter take addresses as well as texts. PowerShell by itself would make a text of an address without its percent
/// sequences, and what was part of a value would then divide it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinkAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => Plain(inputData) is IList list ? list.Cast<object>().Select(Text).ToArray() : Text(inputData);

    private static object Text(object item) => Plain(item) is Uri address ? address.OriginalString : item;

    private static object Plain(object item) => item is PSObject wrapped ? wrapped.BaseObject : item;
}
