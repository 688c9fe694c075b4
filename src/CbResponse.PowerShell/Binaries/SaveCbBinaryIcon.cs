using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Saves the icons of binaries as PNG files.</summary>
[Cmdlet(VerbsData.Save, "CbBinaryIcon", DefaultParameterSetName = ByHash, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class SaveCbBinaryIcon : BinarySaveCmdlet
{
    private protected override void Save(BinaryTarget target, CbSession session)
    {
        try
        {
            string path = Claim(target.Md5 + ".png");
            if (ShouldProcess(path, $"Save the icon of {target.Md5}"))
                Download(target.Md5, path, session);
        }
        catch (CbException e)
        {
            Report(e, target.Md5);
        }
    }

    private void Download(string md5, string path, CbSession session)
    {
        byte[] picture = Await(ct => session.Client.Binaries.GetIconAsync(md5, Observer, ct));
        using FileDownload file = FileDownload.Create(path, Force);
        file.Write(picture);
        file.Complete();
        WriteFile(path);
    }
}
