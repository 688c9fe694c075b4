namespace CbResponse.Emulator;

/// <summary>A module was loaded.</summary>
internal sealed record ModLoadEvent(DateTime Time, string Path, FileHash Hash) : ProcessEvent(Time);
