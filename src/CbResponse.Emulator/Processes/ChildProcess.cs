namespace CbResponse.Emulator;

/// <summary>A child of a process.</summary>
/// <param name="Guid">The child.</param>
/// <param name="Kind">How it came to be.</param>
/// <param name="Suppressed">All that is known of a child without documents; null for the others.</param>
internal sealed record ChildProcess(ProcessGuid Guid, ChildKind Kind, ChildProcEvent? Suppressed);
