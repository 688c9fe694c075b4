using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Saves the server's report on processes, a package for the vendor's support, as files.</summary>
[Cmdlet(VerbsData.Save, "CbProcessReport", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class SaveCbProcessReport : ProcessTargetCmdlet
{
    private FilePlace? _place;

    /// <summary>The file, or the folder to make it in; wildcards may stand for a folder. Default: the current folder.</summary>
    [Parameter(Position = 0)]
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

    private protected override void Begin() => _place = FindPlace(Path, LiteralPath);

    private protected override void Handle(ProcessId id, long? segment, CbSession session, string target)
    {
        try
        {
            string document = (segment ?? id.SegmentId ?? 0).ToString(CultureInfo.InvariantCulture);
            string path = _place!.Claim($"process-report-{id.Id}-{document}.zip", Force);
            if (ShouldProcess(path, $"Save the report on process {target}"))
                Save(path, id, segment, session);
        }
        catch (CbException e)
        {
            Report(e, target);
        }
    }

    private void Save(string path, ProcessId id, long? segment, CbSession session)
    {
        using FileDownload file = FileDownload.Create(path, Force);
        long bytes = Await(ct => session.Client.Processes.DownloadReportAsync(id, segment, file.Stream, Observer, ct));
        file.Complete();
        WriteVerbose($"Wrote {bytes.ToString("N0", CultureInfo.CurrentCulture)} bytes to {path}.");
        if (PassThru)
            WriteObject(new FileInfo(path));
    }
}
