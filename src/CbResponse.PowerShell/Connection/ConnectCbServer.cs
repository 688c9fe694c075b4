using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Connects to an EDR server and makes it the default of the runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "CbServer", DefaultParameterSetName = ByProfile)]
[OutputType(typeof(CbSession))]
public sealed class ConnectCbServer : ServerCmdlet
{
    /// <summary>The session's name; the server's host name by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Write the session to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void End()
    {
        CbClient client = CreateClient();
        ServerInfo info = Greet(client);
        WarnOfWeakness(client);

        CbSession session = new(Name ?? Profile ?? client.Options.Address.Host, client, info);
        SessionList.Current.Add(session);
        WriteVerbose($"Connected to {session.Uri}, version {session.Version}, as session '{session.Name}'.");
        if (PassThru)
            WriteObject(session);
    }

    /// <summary>Asks what any user may ask. Whatever fails, there is then no session, so that it ends the pipeline.</summary>
    private ServerInfo Greet(CbClient client)
    {
        try
        {
            ServerInfo info = Await(ct => client.Server.GetInfoAsync(Observer, ct));
            if (info.Version.IsAtLeast(5))
                return info;
            throw new CbException(CbErrorKind.NotSupported, string.Format(
                CultureInfo.InvariantCulture, "The server {0} has version {1}; 5.0 is the oldest that is supported.", info.Server, info.Version));
        }
        catch (CbException e)
        {
            client.Dispose();
            ThrowTerminatingError(ErrorRecords.From(e, client.Options.Address));
            throw;
        }
    }
}
