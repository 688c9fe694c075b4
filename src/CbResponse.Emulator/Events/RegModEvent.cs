namespace CbResponse.Emulator;

/// <summary>A registry key or value was changed. The path is in kernel form, with the value's name at its end.</summary>
internal sealed record RegModEvent(DateTime Time, RegistryAction Action, string Path) : ProcessEvent(Time)
{
    public bool IsTamper { get; init; }
}
