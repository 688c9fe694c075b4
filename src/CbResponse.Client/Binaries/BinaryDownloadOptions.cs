namespace CbResponse;

/// <summary>How to download a file.</summary>
public sealed class BinaryDownloadOptions
{
    /// <summary>Whether to write the server's archive as it is, and not the file in it. The file is checked all the same.</summary>
    public bool AsArchive { get; init; }

    /// <summary>Whether a file of which the server has only the beginning is good enough. Its MD5 cannot be checked.</summary>
    public bool AllowTruncated { get; init; }
}
