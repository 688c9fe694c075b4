namespace CbResponse;

/// <summary>What the server said when it was asked for a process.</summary>
/// <param name="Document">The process; null when the server has no document of it.</param>
/// <param name="Parent">Its parent, which comes along; null when the server does not know it.</param>
internal sealed record KnownProcess(Process? Document, Process? Parent);
