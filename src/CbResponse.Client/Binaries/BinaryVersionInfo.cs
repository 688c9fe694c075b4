namespace CbResponse;

/// <summary>The version resource of a file: what its makers say of it. Anybody can write anything there.</summary>
public sealed class BinaryVersionInfo
{
    internal BinaryVersionInfo()
    {
    }

    /// <summary>Company.</summary>
    public string? CompanyName { get; internal init; }

    /// <summary>Product.</summary>
    public string? ProductName { get; internal init; }

    /// <summary>Version of the product.</summary>
    public string? ProductVersion { get; internal init; }

    /// <summary>Description of the product.</summary>
    public string? ProductDescription { get; internal init; }

    /// <summary>Version of the file.</summary>
    public string? FileVersion { get; internal init; }

    /// <summary>Description of the file.</summary>
    public string? FileDescription { get; internal init; }

    /// <summary>Name that the developers use.</summary>
    public string? InternalName { get; internal init; }

    /// <summary>Name that the file had at first.</summary>
    public string? OriginalFileName { get; internal init; }

    /// <summary>Copyright.</summary>
    public string? Copyright { get; internal init; }

    /// <summary>Trademark.</summary>
    public string? Trademark { get; internal init; }

    /// <summary>Comments.</summary>
    public string? Comments { get; internal init; }

    /// <summary>Private build.</summary>
    public string? PrivateBuild { get; internal init; }

    /// <summary>Special build.</summary>
    public string? SpecialBuild { get; internal init; }

    /// <summary>Product or file, its version and its company.</summary>
    public override string ToString()
        => string.Join(", ", new[] { ProductName ?? FileDescription ?? OriginalFileName, ProductVersion ?? FileVersion, CompanyName }.Where(part => part is not null));
}
