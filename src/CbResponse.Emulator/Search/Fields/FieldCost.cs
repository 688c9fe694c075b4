namespace CbResponse.Emulator;

/// <summary>How much work it is to look at a field.</summary>
internal enum FieldCost
{
    /// <summary>It is there.</summary>
    Low,

    /// <summary>A text may have to be made.</summary>
    Medium,

    /// <summary>The document's events are gone through.</summary>
    High,

    /// <summary>Other records are looked up for each event.</summary>
    Highest,
}
