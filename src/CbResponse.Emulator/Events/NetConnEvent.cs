using System.Net;

namespace CbResponse.Emulator;

/// <summary>A network connection.</summary>
internal sealed record NetConnEvent(DateTime Time, IPEndPoint Local, IPEndPoint Remote) : ProcessEvent(Time)
{
    /// <summary>6 for TCP, 17 for UDP.</summary>
    public int Protocol { get; init; } = 6;

    public string Domain { get; init; } = string.Empty;

    public bool IsOutbound { get; init; } = true;

    public IPEndPoint? Proxy { get; init; }

    public string? Ja3 { get; init; }

    public string? Ja3s { get; init; }

    /// <summary>The port a search finds: the remote one, or the local one of a connection from outside.</summary>
    public int ServicePort => IsOutbound ? Remote.Port : Local.Port;
}
