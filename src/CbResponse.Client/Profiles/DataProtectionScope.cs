namespace CbResponse;

/// <summary>Who can read what Windows (DPAPI) protects.</summary>
public enum DataProtectionScope
{
    /// <summary>The same user on the same machine.</summary>
    User,

    /// <summary>Every account of the same machine.</summary>
    Machine,
}
