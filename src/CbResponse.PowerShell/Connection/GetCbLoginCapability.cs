using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets what a server offers to those who log in to its console, such as a second factor.</summary>
[Cmdlet(VerbsCommon.Get, "CbLoginCapability")]
[OutputType(typeof(NamedValue))]
public sealed class GetCbLoginCapability : NamedValueCmdlet
{
    private protected override Task<IReadOnlyList<NamedValue>> ReadAsync(CbClient client, CancellationToken cancellationToken)
        => client.Server.GetLoginCapabilitiesAsync(Observer, cancellationToken);
}
