using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets how a server works together with an App Control server.</summary>
[Cmdlet(VerbsCommon.Get, "CbPlatformServer")]
[OutputType(typeof(PlatformServer))]
public sealed class GetCbPlatformServer : CbSessionCmdlet
{
    private protected override void End()
    {
        CbSession session = ResolveSession();
        if (TryAwait(session.Name, ct => session.Client.PlatformServer.GetAsync(Observer, ct), out PlatformServer server))
            WriteObject(server);
    }
}
