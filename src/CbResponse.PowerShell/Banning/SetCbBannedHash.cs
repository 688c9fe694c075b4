using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Changes the reason of bans, or whether they are in force.</summary>
[Cmdlet(VerbsCommon.Set, "CbBannedHash", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(BannedHash))]
public sealed class SetCbBannedHash : BanChangeCmdlet
{
    /// <summary>The new reason; the old one stays when it is left out.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Reason { get; set; }

    /// <summary>Whether the ban is in force.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    private protected override void Begin()
    {
        if (Reason is null && Enabled is null)
            ThrowInvalidArgument("Nothing is to be changed. Give -Reason, or -Enabled with $true or $false.", null);
    }

    private protected override void Handle(string md5, CbSession session) => Change(md5, session, Reason, Enabled, Enabled switch
    {
        true => "Enable",
        false => "Disable",
        _ => $"Set the reason '{Reason}'",
    });
}
