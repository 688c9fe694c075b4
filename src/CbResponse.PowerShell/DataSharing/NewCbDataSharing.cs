using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Lets the server give data of sensor groups to others.</summary>
[Cmdlet(VerbsCommon.New, "CbDataSharing", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DataSharing))]
public sealed class NewCbDataSharing : NumberedTargetCmdlet<SensorGroup>
{
    /// <summary>Who is to get it, such as <c>VIRUSTOTAL</c>.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Who { get; set; } = string.Empty;

    /// <summary>What is to be given, such as <c>BIN</c> for copies of programs.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string What { get; set; } = string.Empty;

    private protected override NamedTargets<SensorGroup, int> Targets => Groups;

    private protected override void Handle(SensorGroup item, int key, CbSession session)
    {
        if (ShouldProcess(FormattableString.Invariant($"Sensor group '{item.Name}' ({key}) on {session.Uri.Authority}"), $"Give {What} to {Who}")
            && TryAwait(item.Name, ct => session.Client.DataSharing.CreateAsync(key, Who, What, Observer, ct), out DataSharing entry))
            WriteObject(entry);
    }
}
