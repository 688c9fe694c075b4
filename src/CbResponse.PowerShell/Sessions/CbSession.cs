using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// A connection to one EDR server. Immutable and thread-safe: the same session may be used in parallel runspaces and jobs.
/// Never shows the token.
/// </summary>
public sealed class CbSession
{
    private static readonly ConditionalWeakTable<CbClient, CbSession> ByClient = new();

    private volatile bool _isClosed;

    internal CbSession(string name, CbClient client, ServerInfo info)
    {
        Name = name;
        Client = client;
        Version = info.Version;
        Connected = DateTime.UtcNow;
        ByClient.Add(client, this);
    }

    /// <summary>The session's name, as <c>-Session</c> takes it.</summary>
    public string Name { get; }

    /// <summary>The server's address.</summary>
    public Uri Uri => Client.Options.Address;

    /// <summary>The server's version.</summary>
    public ServerVersion Version { get; }

    /// <summary>When the session was made, UTC.</summary>
    public DateTime Connected { get; }

    /// <summary>Whether the session has been closed by Disconnect-CbServer.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>Whether the current runspace uses the session when no other is named.</summary>
    public bool IsDefault => ReferenceEquals(PowerShell.SessionList.Current.Default, this);

    internal CbClient Client { get; }

    /// <summary>Name and address.</summary>
    public override string ToString() => $"{Name} ({Uri})";

    /// <summary>The session that brought an object; null for an object made by hand.</summary>
    internal static CbSession? Of(CbObject? item)
        => item?.Client is { } client && ByClient.TryGetValue(client, out CbSession? session) ? session : null;

    internal void Close()
    {
        _isClosed = true;
        Client.Dispose();
    }
}
