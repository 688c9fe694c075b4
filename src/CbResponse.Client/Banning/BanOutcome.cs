namespace CbResponse;

/// <summary>What came of the wish to ban a file.</summary>
public enum BanOutcome
{
    /// <summary>The ban is new.</summary>
    Created,

    /// <summary>There was a ban that was disabled. It is in force again, with the new reason.</summary>
    Enabled,

    /// <summary>The file was banned already. Nothing was changed, the reason neither.</summary>
    Existed,
}
