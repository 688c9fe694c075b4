namespace CbResponse;

/// <summary>An investigation in which an event of a process is tagged.</summary>
/// <param name="Id">Number of the investigation.</param>
/// <param name="Name">Its name.</param>
public sealed record InvestigationTag(long Id, string Name);
