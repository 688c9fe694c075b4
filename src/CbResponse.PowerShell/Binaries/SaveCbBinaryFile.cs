using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Saves binaries as files: live samples, checked by hash and size.</summary>
[Cmdlet(VerbsData.Save, "CbBinaryFile", DefaultParameterSetName = ByHash, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class SaveCbBinaryFile : BinarySaveCmdlet
{
    /// <summary>How the files are called.</summary>
    [Parameter]
    public BinaryNaming Name { get; set; } = BinaryNaming.Hash;

    /// <summary>Keep the archive that the server sends, with its text about the binary, instead of the binary alone.</summary>
    [Parameter]
    public SwitchParameter AsZip { get; set; }

    /// <summary>Save the beginning of a binary when the server has no more of it.</summary>
    [Parameter]
    public SwitchParameter AllowTruncated { get; set; }

    private protected override void Save(BinaryTarget target, CbSession session)
    {
        try
        {
            Binary binary = target.Source as Binary ?? Await(ct => session.Client.Joins.GetBinaryAsync(target.Md5, Observer, ct));
            if (binary.IsTruncated && !AllowTruncated)
                throw BinaryDownload.Truncated(binary);
            string path = Claim(SampleName.Of(binary, Name) + (binary.IsTruncated ? ".truncated" : null) + (AsZip ? ".zip" : null));
            if (ShouldProcess(path, string.Format(CultureInfo.CurrentCulture, "Save the live sample {0} ({1:N0} bytes)", target.Md5, binary.CopiedSize ?? binary.Size)))
                Download(binary, path, session);
        }
        catch (CbException e)
        {
            Report(e, target.Md5);
        }
    }

    private void Download(Binary binary, string path, CbSession session)
    {
        BinaryDownloadOptions options = new() { AsArchive = AsZip, AllowTruncated = AllowTruncated };
        using FileDownload file = FileDownload.Create(path, Force);
        BinaryContent content = AwaitDownload(
            $"Saving {System.IO.Path.GetFileName(path)}", ct => session.Client.Binaries.DownloadAsync(binary, file.Stream, options, Observer, ct));
        file.Complete(partial => WebMark.Set(this, partial, session.Client.Options.Address));
        if (content.IsTruncated)
        {
            WriteWarning(string.Format(
                CultureInfo.CurrentCulture, "'{0}' holds only the first {1:N0} of {2:N0} bytes of {3}, and their hash cannot be checked.", path, content.Length, binary.Size, binary.Md5));
        }

        WriteVerbose($"Wrote {binary.Md5} to {path}.");
        WriteFile(path);
    }
}
