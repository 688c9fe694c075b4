using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that talk to a server: <c>-Session</c>, and which session is meant without it.</summary>
public abstract class CbSessionCmdlet : CbCmdlet
{
    private protected CbSessionCmdlet()
    {
    }

    /// <summary>The session to use: an object or a name. Default: that of the input object, or the one connected last.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public SessionIdentity? Session { get; set; }

    /// <summary>The session to use: the named one, that of the input object, the default, in this order.</summary>
    private protected CbSession ResolveSession(CbObject? input = null)
    {
        if (Session is not null)
            return RequireOpen(Session.Session ?? SessionList.Current.Find(Session.Name) ?? ThrowUnknown(Session.Name));
        if (CbSession.Of(input) is { } own)
            return RequireOpen(own);
        if (SessionList.Current.Default is { } session)
            return RequireOpen(session);
        IReadOnlyList<CbSession> others = SessionList.Current.All;
        return Throw(others.Count == 0
            ? "No server is connected. Connect first: Connect-CbServer https://edr.example.com -Token (Read-Host -AsSecureString)"
            : $"No session is the default since the last one was disconnected. Say which with -Session: {Names(others)}.");
    }

    private CbSession RequireOpen(CbSession session)
        => session.IsClosed ? Throw($"The session '{session.Name}' was disconnected.") : session;

    private CbSession ThrowUnknown(string name)
    {
        IReadOnlyList<CbSession> others = SessionList.Current.All;
        string known = others.Count == 0 ? "No server is connected." : $"The sessions are: {Names(others)}.";
        return Throw($"There is no session '{name}' in this runspace. {known}");
    }

    private CbSession Throw(string message)
    {
        ThrowTerminatingError(ErrorRecords.NotConnected(message));
        throw new PipelineStoppedException();
    }

    private static string Names(IReadOnlyList<CbSession> sessions) => string.Join(", ", sessions.Select(session => session.Name));
}
