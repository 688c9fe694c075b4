namespace CbResponse.Emulator;

/// <summary>Makes the binary document of a piece of software.</summary>
internal static class SoftwareBinary
{
    /// <summary>The server keeps no more than that of a file (edr-api.md 1.6).</summary>
    public const long MostCopied = 25 * 1024 * 1024;

    public static Binary Make(Software software) => new()
    {
        Hash = software.Hash,
        Os = software.Os,
        ObservedPaths = [software.Path],
        Size = software.Size,
        CopiedSize = software.IsKept ? Math.Min(software.Size, MostCopied) : 0,
        File = software.IsKept ? new StoredFile(software.Content) : null,
        IsExecutable = !software.IsLibrary,
        Is64Bit = software.Is64Bit,
        Signature = software.Signature,
        SignatureCode = software.SignatureCode,
        Publisher = software.Publisher,
        Issuer = software.Issuer,
        Subject = software.Publisher,
        SignedAt = software.SignedAt,
        CompanyName = software.Company,
        ProductName = software.Product,
        ProductVersion = software.Product is null ? null : software.Version,
        FileVersion = software.Company is null ? null : software.Version,
        FileDescription = software.Description.Length == 0 ? null : software.Description,
        InternalName = software.OriginalName,
        OriginalFileName = software.OriginalName,
        Copyright = software.Company is null ? null : $"© {software.Company}. All rights reserved.",
        FirstSeen = default,
    };
}
