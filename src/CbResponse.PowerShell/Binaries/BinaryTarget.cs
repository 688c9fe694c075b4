using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>A binary that a cmdlet is asked about: by its hash, or by an object that has one.</summary>
internal sealed class BinaryTarget
{
    private BinaryTarget(string md5, CbObject? source)
    {
        Md5 = md5;
        Source = source;
    }

    /// <summary>The MD5, in upper case.</summary>
    public string Md5 { get; }

    /// <summary>The object that has it; its server is the one to ask. Null for a hash by itself.</summary>
    public CbObject? Source { get; }

    /// <summary>The targets of one record of the pipeline. What has no hash is refused, each by itself.</summary>
    /// <param name="hashes">Hashes as they were given.</param>
    /// <param name="objects">Objects that have one.</param>
    /// <param name="refuse">Takes the refusals.</param>
    public static IEnumerable<BinaryTarget> Read(IEnumerable<string> hashes, IEnumerable<CbObject> objects, Action<ErrorRecord> refuse)
        => hashes.Select(hash => Read(hash, hash, null, refuse))
            .Concat(objects.Select(item => Read(HashInput.Of(item), item, item, refuse)))
            .OfType<BinaryTarget>();

    private static BinaryTarget? Read(string? text, object shown, CbObject? source, Action<ErrorRecord> refuse)
    {
        string hash = text?.Trim() ?? string.Empty;
        if (HashInput.IsMd5(hash))
            return new BinaryTarget(hash.ToUpperInvariant(), source);
        refuse(ErrorRecords.InvalidId(
            text is null ? $"'{shown}' has no MD5, and so names no binary." : $"'{text}' is not an MD5: that has 32 hexadecimal digits.", shown));
        return null;
    }
}
