namespace CbResponse.PowerShell;

/// <summary>Takes the hash out of a row of a CSV file.</summary>
public sealed class HashAttribute : ColumnAttribute
{
    /// <summary>The attribute.</summary>
    public HashAttribute()
        : base("hash", isOneOfSeveral: false, "Md5", "Hash", "ProcessMd5", "Md5Hash")
    {
    }
}
