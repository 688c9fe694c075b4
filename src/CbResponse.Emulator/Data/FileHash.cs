namespace CbResponse.Emulator;

/// <summary>The hashes of one file, in lower case.</summary>
/// <param name="Md5">32 hexadecimal digits.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
internal sealed record FileHash(string Md5, string Sha256)
{
    /// <summary>The hashes of the made-up file of that name; the same name has the same content.</summary>
    public static FileHash Of(string content)
    {
        ulong seed = StableHash.Of(content);
        return new FileHash(StableHash.Hex(seed, 32), StableHash.Hex(seed + 1, 64));
    }

    /// <summary>A file whose MD5 is given, as where a published example names one.</summary>
    public static FileHash WithMd5(string md5) => new(md5, StableHash.Hex(StableHash.Of(md5), 64));
}
