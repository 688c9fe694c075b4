namespace CbResponse;

/// <summary>What came of the wish to ban a file, and the ban as the server has it now.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Ban">The ban, read back from the server.</param>
public sealed record BanResult(BanOutcome Outcome, BannedHash Ban);
