namespace CbResponse;

/// <summary>A registry key or value was changed (edr-api.md 4.4).</summary>
public sealed class RegModEvent : ProcessEvent
{
    /// <inheritdoc/>
    public override EventType Type => EventType.RegMod;

    /// <summary>What was done.</summary>
    public RegistryOperation Operation { get; internal set; }

    /// <summary>The key in the kernel's form, <c>\registry\machine\...</c>, with the value's name at its end. What was written is not known.</summary>
    public string? Path { get; internal set; }
}
