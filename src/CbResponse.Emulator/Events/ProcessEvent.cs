namespace CbResponse.Emulator;

/// <summary>Something that a process did, or that was done to it.</summary>
/// <param name="Time">When, by the host's clock, in UTC.</param>
internal abstract record ProcessEvent(DateTime Time);
