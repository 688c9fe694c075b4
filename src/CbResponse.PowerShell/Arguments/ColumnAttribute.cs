using System.Collections;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// Takes a value out of a row of a CSV file. The engine would else make a text of the whole row before it looks at the row's
/// columns, as soon as another parameter has taken one of them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class ColumnAttribute : ArgumentTransformationAttribute
{
    private readonly string _what;
    private readonly bool _isOneOfSeveral;
    private readonly string[] _columns;

    /// <param name="what">What the value is called.</param>
    /// <param name="isOneOfSeveral">Whether an object that has no such value, or is one of ours, may be meant for another parameter.</param>
    /// <param name="columns">Names that the value has in rows.</param>
    private protected ColumnAttribute(string what, bool isOneOfSeveral, params string[] columns)
    {
        _what = what;
        _isOneOfSeveral = isOneOfSeveral;
        _columns = columns;
    }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        PSObject item = PSObject.AsPSObject(inputData);
        if (item.BaseObject is string or IList)
            return inputData;
        bool isOurs = _isOneOfSeveral && item.BaseObject is CbObject;
        if (!isOurs && _columns.Select(name => item.Properties[name]?.Value).FirstOrDefault(value => value is not null) is { } found)
            return found;
        string message = _isOneOfSeveral && item.BaseObject is int or long
            ? $"{inputData} is a number. As a {_what} it stands in quotes; the number of an object goes with -Id."
            : $"'{inputData}' is no {_what}, and has none in a property {string.Join(", ", _columns)}.";

        // The engine goes on to the next parameter after a failed cast, and after nothing else.
        throw _isOneOfSeveral
            ? new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message))
            : new ArgumentTransformationMetadataException(message);
    }
}
