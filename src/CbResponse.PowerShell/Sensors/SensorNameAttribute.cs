namespace CbResponse.PowerShell;

/// <summary>Takes the name of a host out of a row of a CSV file.</summary>
public sealed class SensorNameAttribute : ColumnAttribute
{
    /// <summary>The attribute.</summary>
    public SensorNameAttribute()
        : base("host name", isOneOfSeveral: true, "Name", "HostName", "ComputerName")
    {
    }
}
