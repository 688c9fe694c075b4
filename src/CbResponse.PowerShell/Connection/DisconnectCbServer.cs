using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Closes sessions.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "CbServer")]
[OutputType(typeof(void))]
public sealed class DisconnectCbServer : CbCmdlet
{
    /// <summary>The sessions to close: objects or names. Default: the default session.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public SessionIdentity[]? Session { get; set; }

    private protected override void Process()
    {
        if (Session is null)
        {
            if (SessionList.Current.Default is { } current)
                Close(current);
            else
                ThrowNoDefault();
            return;
        }

        foreach (SessionIdentity identity in Session)
        {
            if (SessionList.Current.Find(identity) is { } session)
                Close(session);
            else
                WriteError(ErrorRecords.SessionNotFound(identity.Name));
        }
    }

    private void ThrowNoDefault()
    {
        string others = SessionList.Current.Names;
        ThrowTerminatingError(ErrorRecords.NotConnected(
            others.Length == 0 ? "No server is connected." : $"No session is the default. Say which to disconnect: {others}."));
    }

    private void Close(CbSession session)
    {
        SessionList.Current.Remove(session);
        session.Close();
        WriteVerbose($"Disconnected session '{session.Name}'.");
    }
}
