using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets the addresses that may reach a hosted server.</summary>
[Cmdlet(VerbsCommon.Get, "CbApprovedAddress")]
[OutputType(typeof(ApprovedAddress))]
public sealed class GetCbApprovedAddress : CbSessionCmdlet
{
    private protected override void End()
    {
        CbSession session = ResolveSession();
        if (TryAwait(session.Name, ct => session.Client.ApprovedAddresses.ListAsync(Observer, ct), out IReadOnlyList<ApprovedAddress> addresses))
            WriteObject(addresses, enumerateCollection: true);
    }
}
