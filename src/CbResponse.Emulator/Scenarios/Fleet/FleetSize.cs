namespace CbResponse.Emulator;

/// <summary>How much the fleet scenario computes.</summary>
/// <param name="Sensors">Number of hosts.</param>
/// <param name="Processes">Number of processes over all hosts.</param>
/// <param name="Events">Number of events of each process.</param>
internal sealed record FleetSize(int Sensors = 50, int Processes = 10_000, int Events = 100);
