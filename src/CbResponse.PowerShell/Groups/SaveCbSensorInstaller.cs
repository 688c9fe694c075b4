using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Saves installers that put sensors into sensor groups.</summary>
[Cmdlet(VerbsData.Save, "CbSensorInstaller", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class SaveCbSensorInstaller : NamedObjectCmdlet
{
    private const string ByObject = "InputObject";
    private const string ByName = "Group";
    private const string ById = "Id";

    private FilePlace? _place;

    /// <summary>Sensor groups, each of its own server.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SensorGroup[] InputObject { get; set; } = [];

    /// <summary>Names of sensor groups; wildcards may stand for several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SensorGroupCompleter))]
    [Name]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    /// <summary>Numbers of sensor groups.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    /// <summary>Which installers.</summary>
    [Parameter(Mandatory = true)]
    public SensorInstallerType[] Type { get; set; } = [];

    /// <summary>The folder, or the file for one installer; wildcards may stand for a folder. Default: the current folder.</summary>
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

    private protected override void Begin() => _place = FindPlace(Path, LiteralPath);

    private protected override void Process() => HandleEach(Groups, InputObject, Group, Id, Save);

    private void Save(SensorGroup group, int id, CbSession session)
    {
        foreach (SensorInstallerType type in Type.Distinct())
        {
            try
            {
                string path = _place!.Claim(FileName(group, id, type), Force);
                if (ShouldProcess(path, $"Save the {type} installer of the sensor group '{group.Name}'"))
                    Download(id, type, path, session);
            }
            catch (CbException e)
            {
                Report(e, group.Name);
            }
        }
    }

    private void Download(int id, SensorInstallerType type, string path, CbSession session)
    {
        using FileDownload file = FileDownload.Create(path, Force);
        long bytes = AwaitDownload(
            $"Saving {System.IO.Path.GetFileName(path)}", ct => session.Client.Groups.DownloadInstallerAsync(id, type, file.Stream, Observer, ct));
        file.Complete();
        WriteVerbose($"Wrote {bytes.ToString("N0", CultureInfo.CurrentCulture)} bytes to {path}.");
        if (PassThru)
            WriteObject(new FileInfo(path));
    }

    /// <summary>Administrators name groups as they like: only what a file name may hold is left, and the number keeps two groups apart.</summary>
    private static string FileName(SensorGroup group, int id, SensorInstallerType type)
    {
        string name = SampleName.Clean((group.Name ?? string.Empty).Replace('/', '_').Replace('\\', '_')).Replace(' ', '_');
        return FormattableString.Invariant($"sensor-{id}-{name}-{type}{(type == SensorInstallerType.Linux ? ".tar.gz" : ".zip")}");
    }
}
