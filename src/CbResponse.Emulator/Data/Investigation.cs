namespace CbResponse.Emulator;

/// <summary>A collection of tagged events.</summary>
internal sealed record Investigation(int Id, string Name, DateTime Started);
