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
        ServerInfo info = Await(ct => client.Server.GetInfoAsync(Observer, ct));
        WarnOfWeakness(client);
        if (!info.Version.IsAtLeast(5))
        {
            Report(
                new CbException(CbErrorKind.NotSupported, string.Format(
                    CultureInfo.InvariantCulture, "The server {0} has version {1}; 5.0 is the oldest that is supported.", info.Server, info.Version)),
                client.Options.Address);
            return;
        }

        CbSession session = new(Name ?? Profile ?? client.Options.Address.Host, client, info);
        SessionList.Current.Add(session);
        WriteVerbose($"Connected to {session.Uri}, version {session.Version}, as session '{session.Name}'.");
        if (PassThru)
            WriteObject(session);
    }
}
