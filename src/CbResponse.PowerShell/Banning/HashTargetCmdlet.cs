using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that change bans: of hashes, or of objects that are about a file. Each file is handled once.</summary>
public abstract class HashTargetCmdlet : CbSessionCmdlet
{
    private protected const string ByMd5 = "Md5";
    private protected const string ByObject = "InputObject";

    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    private protected HashTargetCmdlet()
    {
    }

    /// <summary>Bans, binaries, processes or events, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    /// <summary>MD5 hashes, in upper or lower case.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByMd5, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Hash", "ProcessMd5", "Md5Hash")]
    [Hash]
    [ValidateNotNullOrEmpty]
    public string[] Md5 { get; set; } = [];

    private protected sealed override void Process()
    {
        foreach (string md5 in Md5)
            Take(md5.Trim(), ResolveSession());
        foreach (CbObject item in InputObject)
        {
            if (HashInput.Of(item) is { } md5)
                Take(md5, ResolveSession(item));
            else
                WriteError(ErrorRecords.NoHash(item));
        }
    }

    /// <summary>What to do for each file.</summary>
    /// <param name="md5">Its MD5, in lower case.</param>
    /// <param name="session">Whose ban it is.</param>
    private protected abstract void Handle(string md5, CbSession session);

    private void Take(string md5, CbSession session)
    {
        if (HashInput.Refuse(md5) is { } refusal)
            WriteError(ErrorRecords.InvalidId(refusal, md5));
        else if (_seen.Add($"{session.Uri} {md5}"))
            Handle(Lower(md5), session);
        else
            WriteVerbose($"{md5} came before.");
    }

#pragma warning disable CA1308 // The server writes bans so.
    private static string Lower(string md5) => md5.ToLowerInvariant();
#pragma warning restore CA1308
}
