using System.Net;

namespace CbResponse.Emulator;

/// <summary>A network adapter of a host.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Mac">Twelve hexadecimal digits without separators.</param>
internal sealed record NetworkAdapter(IPAddress Address, string Mac);
