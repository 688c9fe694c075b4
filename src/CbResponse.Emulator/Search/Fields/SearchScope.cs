namespace CbResponse.Emulator;

/// <summary>What the meaning of a query depends on besides its text.</summary>
/// <param name="Version">Fields that came later are unknown.</param>
/// <param name="Now">Relative times count from here.</param>
/// <param name="IsStrict">Unknown fields and unreadable values are errors instead of finding nothing.</param>
internal sealed record SearchScope(ServerVersion Version, DateTime Now, bool IsStrict = false);
