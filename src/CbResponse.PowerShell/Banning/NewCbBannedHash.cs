using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Bans files, so that sensors keep them from running.</summary>
[Cmdlet(VerbsCommon.New, "CbBannedHash", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(BannedHash))]
public sealed class NewCbBannedHash : HashTargetCmdlet
{
    /// <summary>Why, for whoever meets the ban later.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Text")]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = string.Empty;

    /// <summary>Warn of files that are seen on more hosts than that.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int HostCountWarning { get; set; } = 50;

    /// <summary>Pass over files that are banned already, without an error.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    private protected override void Handle(string md5, CbSession session)
    {
        if (!TryAwait(md5, ct => session.Client.Bans.FindAsync(md5, Observer, ct), out BannedHash? before))
            return;
        if (before is { IsEnabled: true })
        {
            WriteExisting(md5, before);
            return;
        }

        BanTarget target = new(md5, LookUp(md5, session));
        if (target.Warning(HostCountWarning) is { } warning)
            WriteWarning(warning);
        if (!ShouldProcess($"{target.Name}, on {session.Uri.Authority}", before is null ? "Ban" : "Enable the disabled ban"))
            return;
        if (!TryAwait(md5, ct => session.Client.Bans.BanAsync(md5, Reason, Observer, ct), out BanResult result))
            return;
        if (result.Outcome == BanOutcome.Existed)
        {
            WriteExisting(md5, result.Ban);
            return;
        }

        if (result.Outcome == BanOutcome.Enabled)
            WriteWarning($"There was a disabled ban of {md5}. It is in force again, with the new reason; its reason was '{before?.Reason}'.");
        WriteObject(result.Ban);
    }

    private void WriteExisting(string md5, BannedHash ban)
    {
        if (!SkipExisting)
            WriteError(ErrorRecords.AlreadyBanned(md5, ban));
    }

    /// <summary>What is known of the file. Not to know it is no reason not to ban it.</summary>
    private Binary? LookUp(string md5, CbSession session)
    {
        try
        {
            return Await(ct => session.Client.Joins.GetBinaryAsync(md5, Observer, ct));
        }
        catch (CbException e) when (!ErrorRecords.EndsPipeline(e))
        {
            if (e.Kind != CbErrorKind.ObjectNotFound)
                WriteWarning($"Whether {md5} belongs to an operating system, and on how many hosts it is, could not be looked up: {e.Message}");
            return null;
        }
    }
}
