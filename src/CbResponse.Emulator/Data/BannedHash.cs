namespace CbResponse.Emulator;

/// <summary>A ban of a file.</summary>
internal sealed record BannedHash(string Md5, string Text, bool IsEnabled, string UserName, DateTime Time);
