namespace CbResponse.Emulator;

/// <summary>The license of the server.</summary>
/// <param name="End">Its last day.</param>
/// <param name="Sensors">How many sensors it is for.</param>
internal sealed record ServerLicense(DateTime End, int Sensors);
