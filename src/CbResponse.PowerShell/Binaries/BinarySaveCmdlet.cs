using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that save something of given binaries as files, one for each.</summary>
public abstract class BinarySaveCmdlet : CbSessionCmdlet
{
    private protected const string ByHash = "Md5";
    private protected const string ByObject = "InputObject";

    private readonly HashSet<(CbSession Session, string Md5)> _seen = [];
    private FilePlace? _place;

    private protected BinarySaveCmdlet()
    {
    }

    /// <summary>Hashes of binaries.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByHash, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Hash", "ProcessMd5", "process_md5", "Md5Hash")]
    [ValidateNotNullOrEmpty]
    public string[] Md5 { get; set; } = [];

    /// <summary>Objects that have a hash, such as binaries and processes; their own server is asked.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    /// <summary>The folder, or the file for one binary; wildcards may stand for a folder. Default: the current folder.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The same, taken as it is written.</summary>
    [Parameter]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>Overwrite files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Write the files to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override void Begin() => _place = FindPlace(Path, LiteralPath);

    private protected sealed override void Process()
    {
        foreach (BinaryTarget target in BinaryTarget.Read(Md5, InputObject, WriteError))
        {
            CbSession session = ResolveSession(target.Source);
            if (_seen.Add((session, target.Md5)))
                Save(target, session);
        }
    }

    /// <summary>Saves what belongs to one binary.</summary>
    private protected abstract void Save(BinaryTarget target, CbSession session);

    /// <summary>The path of the next file, which is free, or may be overwritten.</summary>
    /// <exception cref="CbException">The path is taken.</exception>
    private protected string Claim(string name) => _place!.Claim(name, Force);

    private protected void WriteFile(string path)
    {
        if (PassThru)
            WriteObject(new FileInfo(path));
    }
}
