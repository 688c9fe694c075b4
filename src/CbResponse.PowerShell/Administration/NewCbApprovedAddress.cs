using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Lets more addresses reach a hosted server.</summary>
[Cmdlet(VerbsCommon.New, "CbApprovedAddress", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ApprovedAddress))]
public sealed class NewCbApprovedAddress : CbSessionCmdlet
{
    /// <summary>Addresses, or networks such as <c>203.0.113.0/24</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Address")]
    [ValidateNotNullOrEmpty]
    public string[] IPAddress { get; set; } = [];

    private protected override void Process()
    {
        CbSession session = ResolveSession();
        foreach (string address in IPAddress)
        {
            if (!AddressPattern.IsAddressOrNetwork(address))
                WriteError(ErrorRecords.InvalidArgument($"'{address}' is no address and no network. They look like 203.0.113.7 and 203.0.113.0/24.", address));
            else if (ShouldProcess($"{address} on {session.Uri.Authority}", "Let reach the server")
                && TryAwait(address, ct => session.Client.ApprovedAddresses.AddAsync(address, Observer, ct), out ApprovedAddress added))
                WriteObject(added);
        }
    }
}
