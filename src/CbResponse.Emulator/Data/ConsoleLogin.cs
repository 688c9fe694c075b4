namespace CbResponse.Emulator;

/// <summary>Somebody who logged in to the console, or tried to.</summary>
internal sealed record ConsoleLogin(string UserName, DateTime Time, string Address, bool IsSuccess);
