namespace CbResponse.PowerShell;

/// <summary>Takes the identifier of an alert out of a row of a CSV file, and none of an object of another kind: that of a process looks the same.</summary>
public sealed class AlertIdAttribute : ColumnAttribute
{
    /// <summary>The attribute.</summary>
    public AlertIdAttribute()
        : base("identifier of an alert", isOneOfSeveral: true, "UniqueId", "unique_id", "AlertId", "Id")
    {
    }
}
