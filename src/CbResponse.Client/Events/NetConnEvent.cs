using System.Net;
using System.Net.Sockets;

namespace CbResponse;

/// <summary>
/// A network connection (edr-api.md 4.5). Servers send addresses as signed numbers or as text; both are read, and the server's own form
/// is kept beside.
/// </summary>
public sealed class NetConnEvent : ProcessEvent
{
    /// <inheritdoc/>
    public override EventType Type => EventType.NetConn;

    /// <summary>Who opened the connection.</summary>
    public NetConnDirection Direction { get; internal set; }

    /// <summary>The protocol by its number in IP: 6 is TCP, 17 is UDP.</summary>
    public ProtocolType Protocol { get; internal set; }

    /// <summary>The domain's name as the endpoint resolved it; null when it did not.</summary>
    public string? Domain { get; internal set; }

    /// <summary>The other side's address; null when the server sent none, or none that can be read.</summary>
    public IPAddress? RemoteIP => AddressOf(RemoteIPText);

    /// <summary>The other side's port. The oldest form of the event (API version 1) has it for outbound connections only.</summary>
    public int? RemotePort { get; internal set; }

    /// <summary>The endpoint's own address; null in the oldest form of the event.</summary>
    public IPAddress? LocalIP => AddressOf(LocalIPText);

    /// <summary>The endpoint's own port. The oldest form of the event has it for inbound connections only.</summary>
    public int? LocalPort { get; internal set; }

    /// <summary>The proxy's address; null without a proxy.</summary>
    public IPAddress? ProxyIP => AddressOf(ProxyIPText);

    /// <summary>The proxy's port; null without a proxy.</summary>
    public int? ProxyPort { get; internal set; }

    /// <summary>Fingerprint of the client in the TLS handshake; since 7.3.</summary>
    public string? Ja3 { get; internal set; }

    /// <summary>Fingerprint of the server in the TLS handshake; since 7.3.</summary>
    public string? Ja3s { get; internal set; }

    /// <summary>Why an isolated host was not let through, in the server's words; null for a connection that was made.</summary>
    public string? BlockType { get; internal set; }

    /// <summary><see cref="RemoteIP"/> as the server sent it, such as <c>-889163511</c>.</summary>
    public string? RemoteIPText { get; internal set; }

    /// <summary><see cref="LocalIP"/> as the server sent it.</summary>
    public string? LocalIPText { get; internal set; }

    /// <summary><see cref="ProxyIP"/> as the server sent it.</summary>
    public string? ProxyIPText { get; internal set; }

    /// <summary>Addresses are made when they are looked at: most never are.</summary>
    private static IPAddress? AddressOf(string? text) => text is null ? null : WireAddress.FromText(text);
}
