using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The fields of the binary index (edr-api.md 2.3, column B, and the later fields below that table).</summary>
internal sealed class BinaryFieldTable : RecordFieldTable<Binary>
{
    private static readonly TagFields<Binary> Tags = new(binary => binary.WatchlistHits, binary => binary.FeedHits);

    public BinaryFieldTable(ServerVersion version)
    {
        AddFile(version);
        AddVersionResource();
        AddSignature();
        AddSightings();
        AddFacets();
        AddIndex(version);
    }

    public override SortOrder DefaultSort { get; } = new("server_added_timestamp", Descending: true);

    public override IReadOnlyList<string> StandardFacets { get; } =
    [
        "product_name_facet", "file_version_facet", "alliance_score_virustotal", "digsig_result", "company_name_facet",
        "digsig_publisher_facet", "digsig_sign_time", "server_added_timestamp", "observed_filename_facet", "host_count",
        "hostname", "group",
    ];

    public override string IdOf(Binary document) => document.Hash.Md5.ToUpperInvariant();

    public override FieldSource<Binary>? FindFacet(string name) => name.ToUpperInvariant() switch
    {
        "DIGSIG_SIGN_TIME" => SignMonth,
        "SERVER_ADDED_TIMESTAMP" => AddedDay,
        _ => base.FindFacet(name),
    };

    protected override RecordField<Binary>? FindFamily(string name) => Tags.Find(name);

    private static CalendarSource<Binary> SignMonth { get; } = new(binary => binary.SignedAt, CalendarStep.Month);

    private static CalendarSource<Binary> AddedDay { get; } = new(binary => binary.FirstSeen, CalendarStep.Day);

    private void AddFile(ServerVersion version)
    {
        Add(FieldType.Md5, "md5", FieldUse.Default | FieldUse.Sort);
        if (version.HasSha256)
            Add(FieldType.Sha256, "sha256", FieldUse.Search);
        Add(FieldType.Path, "observed_filename", FieldUse.Default | FieldUse.Sort);
        Add(FieldType.Integer, "orig_mod_len", FieldUse.Search | FieldUse.Sort);
        Add(FieldType.Integer, "copied_mod_len", FieldUse.Search | FieldUse.Sort);
        Add(FieldType.Boolean, "is_executable_image", FieldUse.Search | FieldUse.Facet);
        Add(FieldType.Boolean, "is_64bit", FieldUse.Search | FieldUse.Facet);
        Add(FieldType.Boolean, "tampered", FieldUse.Search);
        Add(FieldType.Keyword, "os_type", FieldUse.Search | FieldUse.Facet | FieldUse.Sort);
    }

    private void AddVersionResource()
    {
        foreach (string name in (string[])[
            "comments", "company_name", "file_desc", "file_version", "internal_name", "legal_copyright", "legal_trademark",
            "original_filename", "private_build", "product_desc", "product_name", "product_version", "special_build"])
            Add(FieldType.Text, name, FieldUse.Default | FieldUse.Sort);
    }

    private void AddSignature()
    {
        Add(FieldType.Signature, "digsig_result", FieldUse.Default | FieldUse.Facet | FieldUse.Sort);
        Add(FieldType.Signature, "signed", FieldUse.Search | FieldUse.Facet | FieldUse.Sort);
        Add(FieldType.Keyword, "digsig_result_code", FieldUse.Search | FieldUse.Facet);
        foreach (string name in (string[])["digsig_issuer", "digsig_prog_name", "digsig_publisher", "digsig_subject"])
            Add(FieldType.Text, name, FieldUse.Default | FieldUse.Sort);
        Add(FieldType.DateTime, "digsig_sign_time", FieldUse.Search | FieldUse.Sort);
    }

    private void AddSightings()
    {
        Add(FieldType.Keyword, "hostname", FieldUse.Default | FieldUse.Facet);
        Add(FieldType.Keyword, "group", FieldUse.Default | FieldUse.Facet);
        Add(FieldType.Integer, "host_count", FieldUse.Search | FieldUse.Facet | FieldUse.Sort);
        Add(FieldType.DateTime, "server_added_timestamp", FieldUse.Search | FieldUse.Sort);
        Add(FieldType.DateTime, "timestamp", FieldUse.Search | FieldUse.Sort);
        Add(FieldType.DateTime, "last_seen", FieldUse.Search | FieldUse.Sort);
    }

    /// <summary>Text is indexed by words; its whole values are counted under a name of their own.</summary>
    private void AddFacets()
    {
        foreach (string name in BinaryFields.CountedWhole)
            Add(FieldType.Keyword, name + "_facet", BinaryFields.Source(name), FieldUse.Facet);
    }

    private void AddIndex(ServerVersion version)
    {
        Number("cb_version", _ => version.DocumentNumber);
        if (!version.IsSixOrLater)
            return;
        Number("facet_id", binary => binary.FacetId);
        Number("event_partition_id", _ => EventPartitions.FirstWriter);
    }

    private void Number(string name, Func<Binary, long?> read) => Add(FieldType.Integer, name, new SingleNumber<Binary>(read));

    private void Add(FieldType type, string name, FieldUse use) => Add(type, name, BinaryFields.Source(name), use);
}
