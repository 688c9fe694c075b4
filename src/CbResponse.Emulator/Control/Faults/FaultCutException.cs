namespace CbResponse.Emulator;

/// <summary>
/// A fault ends the answer here. Left to the server, it closes the connection after the bytes that were sent,
/// without the end mark that would make the answer whole.
/// </summary>
internal sealed class FaultCutException() : Exception("A fault cut the answer short.");
