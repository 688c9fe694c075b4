using System.Collections;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// Takes the hash out of a row of a CSV file. The engine would else make a text of the whole row before it looks at the row's
/// columns, as soon as another parameter has taken one of them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HashAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Columns = ["Md5", "Hash", "ProcessMd5", "Md5Hash"];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        PSObject item = PSObject.AsPSObject(inputData);
        if (item.BaseObject is string or IList)
            return inputData;
        return Columns.Select(name => item.Properties[name]?.Value).FirstOrDefault(value => value is not null)
            ?? throw new ArgumentTransformationMetadataException($"'{inputData}' is no hash, and has none in a property {string.Join(", ", Columns)}.");
    }
}
