namespace CbResponse.Emulator;

/// <summary>What requests made of an alert.</summary>
/// <param name="Before">As searches find it until the index has the change.</param>
/// <param name="After">As it is.</param>
/// <param name="FoundFrom">When the index has the change.</param>
internal sealed record AlertEdit(Alert Before, Alert After, DateTime FoundFrom)
{
    /// <summary>The alert as a search finds it.</summary>
    public Alert At(DateTime now) => now >= FoundFrom ? After : Before;
}
