namespace CbResponse.Emulator;

/// <summary>What somebody made of a ban.</summary>
internal sealed record BanChange(User User, DateTime Time, string Text, bool IsEnabled);
