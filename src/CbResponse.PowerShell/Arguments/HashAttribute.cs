using System.Collections;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// Lets texts pass for hashes and nothing else. The engine would else make a text of a whole row of a CSV file before it looks at the
/// row's columns, as soon as another parameter has taken one of them.
/// </summary>
internal sealed class HashAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object item = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        bool isText = item is string || (item is IList list && list.Cast<object>().All(part => (part is PSObject inner ? inner.BaseObject : part) is string));
        return isText ? inputData : throw new ArgumentTransformationMetadataException("A hash is a text.");
    }
}
