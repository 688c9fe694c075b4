namespace CbResponse.Emulator;

/// <summary>A program or library of the made-up world: where it lies and what its file says of itself.</summary>
/// <param name="Path">Its usual path, in lower case on Windows.</param>
/// <param name="Description">The file description of its version resource.</param>
internal sealed record Software(string Path, string Description)
{
    private FileHash? _hash;

    public string Path
    {
        get;
        init
        {
            field = value;
            Name = PathName.FileName(value);
            _hash = null;
        }
    } = Path;

    public OsType Os { get; init; } = OsType.Windows;

    /// <summary>That of the content, unless it is given. A variant with another path is another file.</summary>
    public FileHash Hash
    {
        get => _hash ??= Content.ComputeHash();
        init => _hash = value;
    }

    public string? Company { get; init; }

    public string? Product { get; init; }

    public string Version { get; init; } = "1.0.0.0";

    public string Signature { get; init; } = "Unsigned";

    public uint SignatureCode { get; init; }

    public string? Publisher { get; init; }

    public string? Issuer { get; init; }

    public DateTime? SignedAt { get; init; }

    public string? OriginalName { get; init; }

    public bool IsLibrary { get; init; }

    public bool Is64Bit { get; init; } = true;

    /// <summary>Size in bytes, where it matters.</summary>
    public long? FileSize { get; init; }

    /// <summary>Size in bytes; made up from the path unless it is given.</summary>
    public long Size => FileSize ?? 20_480 + (StableHash.Pick(StableHash.Of(Path), 400) * 512L);

    /// <summary>Made up from path and version.</summary>
    public FileContent Content => new(StableHash.Of(Path + Version), Os, Size);

    /// <summary>Whether the server has a copy of the file.</summary>
    public bool IsKept { get; init; } = true;

    public string Name { get; private init; } = PathName.FileName(Path);

    /// <summary>Every piece of software is one object that all who run it share; a variant is another one.</summary>
    public bool Equals(Software? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
