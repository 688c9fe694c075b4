namespace CbResponse.PowerShell;

/// <summary>What <c>-Session</c> takes: a session, or the name of one.</summary>
public sealed class SessionIdentity
{
    /// <summary>Names a session of the current runspace.</summary>
    public SessionIdentity(string name)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
    }

    /// <summary>Takes a session itself.</summary>
    public SessionIdentity(CbSession session)
    {
        Session = session ?? throw new ArgumentNullException(nameof(session));
        Name = session.Name;
    }

    /// <summary>The session, when it was given.</summary>
    internal CbSession? Session { get; }

    /// <summary>The session's name.</summary>
    public string Name { get; }

    /// <summary>The session's name.</summary>
    public override string ToString() => Name;
}
