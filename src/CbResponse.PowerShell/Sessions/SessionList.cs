using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace CbResponse.PowerShell;

/// <summary>The sessions of one runspace. A runspace that is closed frees its own; no runspace sees another's.</summary>
internal sealed class SessionList
{
    private static readonly ConditionalWeakTable<Runspace, SessionList> ByRunspace = new();
    private static readonly SessionList WithoutRunspace = new();

    private readonly object _gate = new();
    private readonly List<CbSession> _sessions = [];
    private CbSession? _default;

    /// <summary>The list of the runspace that the calling thread works for.</summary>
    public static SessionList Current
        => Runspace.DefaultRunspace is { } runspace ? ByRunspace.GetValue(runspace, static _ => new SessionList()) : WithoutRunspace;

    /// <summary>Whether the user of this runspace was told not to give tokens as plain text.</summary>
    public bool HasWarnedOfPlainToken { get; set; }

    /// <summary>The session that is used when none is named; null when there is none.</summary>
    public CbSession? Default
    {
        get
        {
            lock (_gate)
                return _default;
        }
    }

    /// <summary>A copy of the list, so that sessions can be removed while it is read.</summary>
    public IReadOnlyList<CbSession> All
    {
        get
        {
            lock (_gate)
                return [.. _sessions];
        }
    }

    /// <summary>The names of the sessions, for messages; empty when there is none.</summary>
    public string Names => string.Join(", ", All.Select(session => session.Name));

    /// <summary>Adds a session, in the place of one of the same name, and makes it the default.</summary>
    public void Add(CbSession session)
    {
        lock (_gate)
        {
            _sessions.RemoveAll(other => IsNamed(other, session.Name));
            _sessions.Add(session);
            _default = session;
        }
    }

    /// <summary>
    /// Takes a session out. The default, when it is that, is then none: quietly moving on to another server could do to it what was
    /// meant for the first.
    /// </summary>
    public void Remove(CbSession session)
    {
        lock (_gate)
        {
            _sessions.Remove(session);
            if (ReferenceEquals(_default, session))
                _default = null;
        }
    }

    /// <summary>The session that is meant: itself, or the one of that name in any case; null when there is none.</summary>
    public CbSession? Find(SessionIdentity identity)
    {
        lock (_gate)
            return identity.Session ?? _sessions.Find(session => IsNamed(session, identity.Name));
    }

    /// <summary>
    /// The session of an object; where that was closed and the user has connected to the same server under the same name again, the new
    /// one: what was found yesterday is of use today.
    /// </summary>
    public CbSession? Renewed(CbSession? session)
    {
        if (session is not { IsClosed: true })
            return session;
        lock (_gate)
            return _sessions.Find(other => IsNamed(other, session.Name) && other.Uri == session.Uri) ?? session;
    }

    private static bool IsNamed(CbSession session, string name) => session.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
