using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets bans: all of them, or those of given hashes.</summary>
[Cmdlet(VerbsCommon.Get, "CbBannedHash")]
[OutputType(typeof(BannedHash))]
public sealed class GetCbBannedHash : CbSessionCmdlet
{
    /// <summary>MD5 hashes, in upper or lower case; all bans when it is left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Hash", "ProcessMd5", "Md5Hash")]
    [Hash]
    [ValidateNotNullOrEmpty]
    public string[] Md5 { get; set; } = [];

    /// <summary>True for bans in force only, false for those that are disabled only.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    private protected override void Process()
    {
        CbSession session = ResolveSession();
        if (Md5.Length == 0)
            WriteAll(session);
        foreach (string md5 in Md5)
        {
            if (HashInput.Refuse(md5) is { } refusal)
                WriteError(ErrorRecords.InvalidId(refusal, md5));
            else if (TryAwait(md5, ct => session.Client.Bans.GetAsync(md5, Observer, ct), out BannedHash ban))
                Write(ban);
        }
    }

    private void WriteAll(CbSession session)
    {
        foreach (BannedHash ban in Await(ct => session.Client.Bans.ListAsync(Observer, ct)))
            Write(ban);
    }

    private void Write(BannedHash ban)
    {
        if (Enabled is null || Enabled == ban.IsEnabled)
            WriteObject(ban);
    }
}
