namespace CbResponse.Emulator;

/// <summary>What a team may do with a sensor group.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Category">Viewer, Analyst or Administrator; no entry means no access.</param>
internal sealed record GroupAccess(int GroupId, string Category);
