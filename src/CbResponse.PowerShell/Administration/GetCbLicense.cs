using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets the license of a server: how long and for how many sensors it holds.</summary>
[Cmdlet(VerbsCommon.Get, "CbLicense")]
[OutputType(typeof(License))]
public sealed class GetCbLicense : CbSessionCmdlet
{
    private protected override void End()
    {
        CbSession session = ResolveSession();
        if (TryAwait(session.Name, ct => session.Client.License.GetAsync(Observer, ct), out License license))
            WriteObject(license);
    }
}
