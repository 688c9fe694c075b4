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
        => Session is null ? RequireOpen(CbSession.Of(input) ?? SessionList.Current.Default ?? ThrowNotConnected()) : FindSession(Session);

    private CbSession ThrowNotConnected()
    {
        string others = SessionList.Current.Names;
        ThrowTerminatingError(ErrorRecords.NotConnected(others.Length == 0
            ? "No server is connected. Connect first: Connect-CbServer https://edr.example.com -Token (Read-Host -AsSecureString)"
            : $"No session is the default since the last one was disconnected. Say which with -Session: {others}."));
        throw new PipelineStoppedException();
    }
}
