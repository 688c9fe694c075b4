namespace CbResponse.Emulator;

/// <summary>What of a sensor group's data goes to somebody else.</summary>
internal sealed record DataSharing(int Id, int GroupId, string Who, string What);
