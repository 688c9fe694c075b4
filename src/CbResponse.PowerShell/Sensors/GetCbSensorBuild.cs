using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets the builds of the sensor that a server can install.</summary>
[Cmdlet(VerbsCommon.Get, "CbSensorBuild")]
[OutputType(typeof(SensorBuild))]
public sealed class GetCbSensorBuild : CbSessionCmdlet
{
    /// <summary>Only builds for these systems.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("windows", "linux", "osx")]
    public string[] OSType { get; set; } = [];

    private protected override void End()
    {
        CbSession session = ResolveSession();
        try
        {
            if (OSType.Length > 0 && !session.Version.IsAtLeast(6))
                throw new CbException(CbErrorKind.NotSupported, $"Servers before 6.0 do not say for which system a build is; this one has {session.Version}. Leave -OSType out.");
            foreach (SensorBuild build in Await(ct => session.Client.SensorHistory.ListBuildsAsync(Observer, ct)))
            {
                if (OSType.Length == 0 || OSType.Contains(build.OSType, StringComparer.OrdinalIgnoreCase))
                    WriteObject(build);
            }
        }
        catch (CbException e)
        {
            Report(e, session.Name);
        }
    }
}
