using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Takes bans out of force. The server deletes none: it keeps the record, disabled.</summary>
[Cmdlet(VerbsCommon.Remove, "CbBannedHash", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(BannedHash))]
public sealed class RemoveCbBannedHash : BanChangeCmdlet
{
    private protected override void Handle(string md5, CbSession session) => Change(md5, session, reason: null, isEnabled: false, "Disable");
}
