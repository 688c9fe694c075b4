using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets what a server tells of itself: version, limits, switches.</summary>
[Cmdlet(VerbsCommon.Get, "CbServerInfo")]
[OutputType(typeof(ServerInfo))]
public sealed class GetCbServerInfo : CbSessionCmdlet
{
    private protected override void End()
    {
        CbSession session = ResolveSession();
        if (TryAwait(session.Uri, ct => session.Client.Server.GetInfoAsync(Observer, ct), out ServerInfo info))
            WriteObject(info);
    }
}
