namespace CbResponse.Query;

/// <summary>
/// Typed criteria for binaries. Values of one criterion are alternatives (OR), different criteria must all hold (AND).
/// Values are plain text; <c>*</c> stands for any run of characters unless <see cref="Literal"/>.
/// </summary>
public sealed class BinaryFilter
{
    /// <summary>MD5 hashes.</summary>
    public IReadOnlyList<string>? Md5 { get; init; }

    /// <summary>SHA-256 hashes; servers know them from 7.0 on.</summary>
    public IReadOnlyList<string>? Sha256 { get; init; }

    /// <summary>File names under which the binary was seen.</summary>
    public IReadOnlyList<string>? FileName { get; init; }

    /// <summary>Paths at which the binary was seen, or tails of them.</summary>
    public IReadOnlyList<string>? Path { get; init; }

    /// <summary>File names that the makers gave: they outlast a renaming.</summary>
    public IReadOnlyList<string>? OriginalFileName { get; init; }

    /// <summary>Publishers, as the signatures name them.</summary>
    public IReadOnlyList<string>? Publisher { get; init; }

    /// <summary>Outcomes of the signature check, such as <c>Unsigned</c> or <c>Bad Signature</c>.</summary>
    public IReadOnlyList<string>? SignatureStatus { get; init; }

    /// <summary>Product names of the version resource.</summary>
    public IReadOnlyList<string>? ProductName { get; init; }

    /// <summary>Company names of the version resource.</summary>
    public IReadOnlyList<string>? CompanyName { get; init; }

    /// <summary>Hosts that have the binary.</summary>
    public IReadOnlyList<string>? HostName { get; init; }

    /// <summary>Sensor groups of those hosts.</summary>
    public IReadOnlyList<string>? Group { get; init; }

    /// <summary>Operating systems: <c>windows</c>, <c>linux</c>, <c>osx</c>.</summary>
    public IReadOnlyList<string>? OSType { get; init; }

    /// <summary>Whether it is made for 64 bits.</summary>
    public bool? Is64Bit { get; init; }

    /// <summary>Whether it is a program and not a library.</summary>
    public bool? IsExecutable { get; init; }

    /// <summary>First seen by the server at or after this moment.</summary>
    public DateTimeOffset? FirstSeenAfter { get; init; }

    /// <summary>First seen by the server at or before this moment.</summary>
    public DateTimeOffset? FirstSeenBefore { get; init; }

    /// <summary>Smallest size in bytes.</summary>
    public long? MinSize { get; init; }

    /// <summary>Greatest size in bytes.</summary>
    public long? MaxSize { get; init; }

    /// <summary>Whether <c>*</c> means itself.</summary>
    public bool Literal { get; init; }

    /// <summary>The criteria as a query; <see cref="CbQuery.All"/> when there are none.</summary>
    /// <exception cref="ArgumentException">A value cannot be one of its criterion.</exception>
    public CbQuery ToQuery()
        => CbQuery.All
            .And(Text("md5", Md5))
            .And(Text("sha256", Sha256))
            .And(Names(FileName))
            .And(Text("observed_filename", Path))
            .And(Text("original_filename", OriginalFileName))
            .And(Text("digsig_publisher", Publisher))
            .And(Text("digsig_result", SignatureStatus))
            .And(Text("product_name", ProductName))
            .And(Text("company_name", CompanyName))
            .And(Text("hostname", HostName))
            .And(Text("group", Group))
            .And(Text("os_type", OSType))
            .And(Truth("is_64bit", Is64Bit))
            .And(Truth("is_executable_image", IsExecutable))
            .And(Times("server_added_timestamp", FirstSeenAfter, FirstSeenBefore))
            .And(Sizes("orig_mod_len", MinSize, MaxSize));

    private CbQuery Text(string field, IReadOnlyList<string>? values)
        => values is null ? CbQuery.All : FieldQuery.AnyOf(field, values, Literal);

    /// <summary>A path is found by its last part, so a name needs no field of its own.</summary>
    private CbQuery Names(IReadOnlyList<string>? names)
    {
        if (names?.FirstOrDefault(name => name is not null && name.IndexOfAny(['\\', '/']) >= 0) is { } path)
            throw new ArgumentException($"'{path}' is a path, not a file name.");
        return Text("observed_filename", names);
    }

    private static CbQuery Truth(string field, bool? value)
        => value is { } truth ? FieldQuery.AnyOf(field, [truth ? "true" : "false"]) : CbQuery.All;

    private static CbQuery Times(string field, DateTimeOffset? from, DateTimeOffset? to)
        => from is null && to is null ? CbQuery.All : FieldQuery.Between(field, from, to);

    private static CbQuery Sizes(string field, long? from, long? to)
        => from is null && to is null ? CbQuery.All : FieldQuery.InRange(field, from, to);
}
