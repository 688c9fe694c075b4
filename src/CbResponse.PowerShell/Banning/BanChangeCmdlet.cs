using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that change bans that there are.</summary>
public abstract class BanChangeCmdlet : HashTargetCmdlet
{
    private protected BanChangeCmdlet()
    {
    }

    /// <summary>Write the ban as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes a ban, unless it is so already or the user says no.</summary>
    private protected void Change(string md5, CbSession session, string? reason, bool? isEnabled, string action)
    {
        if (!TryAwait(md5, ct => session.Client.Bans.GetAsync(md5, Observer, ct), out BannedHash ban))
            return;
        bool isSo = (isEnabled ?? ban.IsEnabled) == ban.IsEnabled && (reason ?? ban.Reason) == ban.Reason;
        if (isSo)
            WriteVerbose($"The ban of {md5} is so already.");
        else if (!ShouldProcess($"Ban of {md5} ('{ban.Reason}'), blocked {ban.BlockCount ?? 0} times, on {session.Uri.Authority}", action)
            || !TryAwait(md5, ct => session.Client.Bans.UpdateAsync(md5, reason, isEnabled, Observer, ct), out ban))
            return;
        if (PassThru)
            WriteObject(ban);
    }
}
