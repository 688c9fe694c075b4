namespace CbResponse.Emulator;

/// <summary>A script ran without a file.</summary>
/// <param name="Time">When.</param>
/// <param name="Code">The number between the time and the hash, whose meaning is not settled (edr-api.md 4.8).</param>
/// <param name="Sha256">Hash of the text.</param>
/// <param name="Text">The script, which may hold any character.</param>
internal sealed record ScriptLoadEvent(DateTime Time, int Code, string Sha256, string Text) : ProcessEvent(Time);
