using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>What follows from the fields of a file, and what is asked for apart.</summary>
public sealed partial class Binary
{
    /// <summary>What the file is called: by its makers, or else where it was seen first; null when nobody says.</summary>
    [JsonIgnore]
    public string? FileName => OriginalFileName ?? InternalName ?? (ObservedFileNames.Count > 0 ? ObservedFileNames[0] : null);

    /// <summary>Whether the server has only the beginning of the file: it takes 25 MB of larger ones. False when it has no copy at all.</summary>
    [JsonIgnore]
    public bool IsTruncated => CopiedSize > 0 && CopiedSize < Size;

    /// <summary>The version resource as a whole.</summary>
    [JsonIgnore]
    public BinaryVersionInfo VersionInfo => new()
    {
        CompanyName = CompanyName,
        ProductName = ProductName,
        ProductVersion = ProductVersion,
        ProductDescription = ProductDescription,
        FileVersion = FileVersion,
        FileDescription = FileDescription,
        InternalName = InternalName,
        OriginalFileName = OriginalFileName,
        Copyright = Copyright,
        Trademark = Trademark,
        Comments = Comments,
        PrivateBuild = PrivateBuild,
        SpecialBuild = SpecialBuild,
    };

    /// <summary>What the signature says, as a whole.</summary>
    [JsonIgnore]
    public BinarySigningData SigningData => new()
    {
        Result = SignatureResult,
        ResultCode = SignatureResultCode,
        Publisher = Publisher,
        Issuer = Issuer,
        Subject = Subject,
        ProgramName = ProgramName,
        SignTime = SignTime,
    };

    /// <summary>Scores by the names of the threat feeds that gave them.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, int> AllianceScores
        => FeedHits.Where(hit => hit.Score is not null).ToDictionary(hit => hit.Feed, hit => hit.Score!.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>How common the file is among processes; null unless it was asked for.</summary>
    [JsonIgnore]
    public BinaryFrequency? Frequency { get; internal set; }

    /// <summary>The file in the web console; null for an object made by hand.</summary>
    [JsonIgnore]
    public Uri? ConsoleUri => Client is { } client && Md5 is { } md5 ? ConsoleLink.ToBinary(client.Options.Address, md5) : null;
}
