namespace CbResponse.Emulator;

/// <summary>A place whose sensors share throttling rules.</summary>
internal sealed record Site(int Id, string Name);
