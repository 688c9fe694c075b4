using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets bans: all of them, or those of given hashes or files.</summary>
[Cmdlet(VerbsCommon.Get, "CbBannedHash", DefaultParameterSetName = ByObject)]
[OutputType(typeof(BannedHash))]
public sealed class GetCbBannedHash : CbSessionCmdlet
{
    private const string ByMd5 = "Md5";
    private const string ByObject = "InputObject";

    /// <summary>Bans to read again, and binaries, processes, events or alerts, each of its own server; all bans when it is left out.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    /// <summary>MD5 hashes, in upper or lower case.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByMd5, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Hash", "ProcessMd5", "Md5Hash")]
    [Hash]
    [ValidateNotNullOrEmpty]
    public string[] Md5 { get; set; } = [];

    /// <summary>True for bans in force only, false for those that are disabled only.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    private protected override void Process()
    {
        if (InputObject.Length + Md5.Length == 0)
            WriteAll(ResolveSession());
        foreach (string md5 in Md5)
            Get(md5.Trim(), ResolveSession());
        foreach (CbObject item in InputObject)
        {
            if (HashInput.Of(item) is { } md5)
                Get(md5, ResolveSession(item));
            else
                WriteError(ErrorRecords.NoHash(item));
        }
    }

    private void WriteAll(CbSession session)
    {
        if (!TryAwait(session.Name, ct => session.Client.Bans.ListAsync(Observer, ct), out IReadOnlyList<BannedHash> bans))
            return;
        foreach (BannedHash ban in bans)
            Write(ban);
    }

    private void Get(string md5, CbSession session)
    {
        if (HashInput.Refuse(md5) is { } refusal)
            WriteError(ErrorRecords.InvalidId(refusal, md5));
        else if (TryAwait(md5, ct => session.Client.Bans.GetAsync(md5, Observer, ct), out BannedHash ban))
            Write(ban);
    }

    private void Write(BannedHash ban)
    {
        if (Enabled is null || Enabled == ban.IsEnabled)
            WriteObject(ban);
    }
}
