namespace CbResponse.PowerShell;

/// <summary>How the file of a binary is called.</summary>
public enum BinaryNaming
{
    /// <summary>By its MD5, without an extension: no program takes it for a program.</summary>
    Hash,

    /// <summary>As its makers called it.</summary>
    Original,

    /// <summary>As it was called where it was seen first.</summary>
    Observed,
}
