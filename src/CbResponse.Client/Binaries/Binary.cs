using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A program or library that sensors have seen: where, its version resource and its signature (edr-api.md 3.3).</summary>
public sealed partial class Binary : CbObject
{
    /// <summary>MD5 of the file, in upper case as the server writes it.</summary>
    [JsonInclude, JsonPropertyName("md5")]
    public string? Md5 { get; internal set; }

    /// <summary>SHA-256 of the file (7.0 and later).</summary>
    [JsonInclude, JsonPropertyName("sha256")]
    public string? Sha256 { get; internal set; }

    /// <summary><c>windows</c>, <c>linux</c> or <c>osx</c>, as in processes.</summary>
    [JsonIgnore]
#pragma warning disable CA1308 // The server's own words are in lower case; newer ones write a capital here, and only here.
    public string? OSType => OSTypeText?.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Paths under which the file was seen.</summary>
    [JsonInclude, JsonPropertyName("observed_filename")]
    public IReadOnlyList<string> ObservedFileNames { get; internal set; } = [];

    /// <summary>Hosts on which the file was seen.</summary>
    [JsonIgnore]
    public IReadOnlyList<BinaryEndpoint> Endpoints => [.. EndpointTexts.Select(BinaryEndpoint.Parse)];

    /// <summary>Groups of those hosts, as administrators wrote them.</summary>
    [JsonInclude, JsonPropertyName("group")]
    public IReadOnlyList<string> Groups { get; internal set; } = [];

    /// <summary>On how many hosts the file was seen.</summary>
    [JsonInclude, JsonPropertyName("host_count")]
    public int? HostCount { get; internal set; }

    /// <summary>Size of the file, in bytes.</summary>
    [JsonInclude, JsonPropertyName("orig_mod_len")]
    public long? Size { get; internal set; }

    /// <summary>Bytes of the file that the server was given; less than the size when the file was too large.</summary>
    [JsonInclude, JsonPropertyName("copied_mod_len")]
    public long? CopiedSize { get; internal set; }

    /// <summary>Whether it is a program and not a library.</summary>
    [JsonInclude, JsonPropertyName("is_executable_image")]
    public bool? IsExecutable { get; internal set; }

    /// <summary>Whether it is made for 64 bits.</summary>
    [JsonInclude, JsonPropertyName("is_64bit")]
    public bool? Is64Bit { get; internal set; }

    /// <summary>Whether the signature is good.</summary>
    [JsonIgnore]
    public bool IsSigned => string.Equals(SignatureResult, "Signed", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What came of checking the signature: <c>Signed</c>, <c>Unsigned</c>, <c>Expired</c>, <c>Bad Signature</c>, <c>Invalid Signature</c>,
    /// <c>Invalid Chain</c>, <c>Untrusted Root</c>, <c>Explicit Distrust</c>, or another word.
    /// </summary>
    [JsonIgnore]
    public string? SignatureResult => DigsigResult ?? Signed;

    /// <summary>The same as a number: an HRESULT, unsigned.</summary>
    [JsonInclude, JsonPropertyName("digsig_result_code")]
    public long? SignatureResultCode { get; internal set; }

    /// <summary>Who signed.</summary>
    [JsonInclude, JsonPropertyName("digsig_publisher")]
    public string? Publisher { get; internal set; }

    /// <summary>Who issued the certificate.</summary>
    [JsonInclude, JsonPropertyName("digsig_issuer")]
    public string? Issuer { get; internal set; }

    /// <summary>Whom the certificate names.</summary>
    [JsonInclude, JsonPropertyName("digsig_subject")]
    public string? Subject { get; internal set; }

    /// <summary>The program name in the signature.</summary>
    [JsonInclude, JsonPropertyName("digsig_prog_name")]
    public string? ProgramName { get; internal set; }

    /// <summary>When it was signed, UTC.</summary>
    [JsonInclude, JsonPropertyName("digsig_sign_time")]
    public DateTime? SignTime { get; internal set; }

    /// <summary>Version resource: company.</summary>
    [JsonInclude, JsonPropertyName("company_name")]
    public string? CompanyName { get; internal set; }

    /// <summary>Version resource: product.</summary>
    [JsonInclude, JsonPropertyName("product_name")]
    public string? ProductName { get; internal set; }

    /// <summary>Version resource: version of the product.</summary>
    [JsonInclude, JsonPropertyName("product_version")]
    public string? ProductVersion { get; internal set; }

    /// <summary>Version resource: description of the product.</summary>
    [JsonInclude, JsonPropertyName("product_desc")]
    public string? ProductDescription { get; internal set; }

    /// <summary>Version resource: version of the file.</summary>
    [JsonInclude, JsonPropertyName("file_version")]
    public string? FileVersion { get; internal set; }

    /// <summary>Version resource: description of the file.</summary>
    [JsonInclude, JsonPropertyName("file_desc")]
    public string? FileDescription { get; internal set; }

    /// <summary>Version resource: name that the developers use.</summary>
    [JsonInclude, JsonPropertyName("internal_name")]
    public string? InternalName { get; internal set; }

    /// <summary>Version resource: name that the file had at first.</summary>
    [JsonInclude, JsonPropertyName("original_filename")]
    public string? OriginalFileName { get; internal set; }

    /// <summary>Version resource: copyright.</summary>
    [JsonInclude, JsonPropertyName("legal_copyright")]
    public string? Copyright { get; internal set; }

    /// <summary>Version resource: trademark.</summary>
    [JsonInclude, JsonPropertyName("legal_trademark")]
    public string? Trademark { get; internal set; }

    /// <summary>Version resource: comments.</summary>
    [JsonInclude, JsonPropertyName("comments")]
    public string? Comments { get; internal set; }

    /// <summary>Version resource: private build.</summary>
    [JsonInclude, JsonPropertyName("private_build")]
    public string? PrivateBuild { get; internal set; }

    /// <summary>Version resource: special build.</summary>
    [JsonInclude, JsonPropertyName("special_build")]
    public string? SpecialBuild { get; internal set; }

    /// <summary>When the server first had the file, UTC.</summary>
    [JsonInclude, JsonPropertyName("server_added_timestamp")]
    public DateTime? ServerAddedTime { get; internal set; }

    /// <summary>When the server made the document, UTC.</summary>
    [JsonInclude, JsonPropertyName("timestamp")]
    public DateTime? Timestamp { get; internal set; }

    /// <summary>When the file was seen last, UTC.</summary>
    [JsonInclude, JsonPropertyName("last_seen")]
    public DateTime? LastSeen { get; internal set; }

    /// <summary>Version of the server that made the document, as 620 for 6.2.</summary>
    [JsonInclude, JsonPropertyName("cb_version")]
    public int? CbVersion { get; internal set; }

    /// <summary>Number by which the server counts facets.</summary>
    [JsonInclude, JsonPropertyName("facet_id")]
    public long? FacetId { get; internal set; }

    /// <summary>Storage partitions of the document.</summary>
    [JsonInclude, JsonPropertyName("event_partition_id")]
    public IReadOnlyList<long> EventPartitionIds { get; internal set; } = [];

    /// <summary>The document's own version.</summary>
    [JsonInclude, JsonPropertyName("_version_")]
    public long? DocumentVersion { get; internal set; }

    /// <summary>The file's icon, a PNG; null when there is none, or the answer brings none.</summary>
    [JsonIgnore]
    public IReadOnlyList<byte>? Icon => ReadIcon();

    /// <summary>Watchlists that tagged the file.</summary>
    [JsonIgnore]
    public IReadOnlyList<WatchlistHit> Watchlists { get; internal set; } = [];

    /// <summary>Threat feeds that tagged the file.</summary>
    [JsonIgnore]
    public IReadOnlyList<FeedHit> FeedHits { get; internal set; } = [];

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonPropertyName("os_type")]
    internal string? OSTypeText { get; set; }

    [JsonInclude, JsonPropertyName("digsig_result")]
    internal string? DigsigResult { get; set; }

    [JsonInclude, JsonPropertyName("signed")]
    internal string? Signed { get; set; }

    [JsonInclude, JsonPropertyName("icon")]
    internal string? IconText { get; set; }

    [JsonInclude, JsonPropertyName("endpoint")]
    internal IReadOnlyList<string> EndpointTexts { get; set; } = [];

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Name and hash of the file.</summary>
    public override string ToString() => $"{FileName ?? "?"} ({Md5})";

    private byte[]? ReadIcon()
    {
        try
        {
            return IconText is { Length: > 0 } text ? Convert.FromBase64String(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
