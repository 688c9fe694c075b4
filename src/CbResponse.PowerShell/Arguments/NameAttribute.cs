using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// Takes a name out of a row of a CSV file, and none of an object of ours: PowerShell would make a text of any object, and what has the
/// name of a sensor group would so delete a site of that name.
/// </summary>
public sealed class NameAttribute : ColumnAttribute
{
    /// <summary>The attribute.</summary>
    public NameAttribute()
        : base("name", isOneOfSeveral: true, "Name", "UserName")
    {
    }

    /// <summary>Whether objects of ours go by their text after all, where nothing comes of a mistake.</summary>
    public bool TakesObjects { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => TakesObjects && PSObject.AsPSObject(inputData).BaseObject is CbObject ? inputData : base.Transform(engineIntrinsics, inputData);
}
