using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A stretch of time of the server's event store, which can be loaded and put away (edr-api.md 3.12).</summary>
public sealed class Partition : CbObject
{
    /// <summary>Name of the partition: <c>writer</c>, or <c>cbevents_</c> and the time it was begun.</summary>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; internal set; }

    /// <summary><c>hot</c>: written to. <c>warm</c>: loaded, and searched. <c>cold</c>: on disk only. <c>deleted</c>: gone.</summary>
    [JsonInclude, JsonPropertyName("status")]
    public string? Status { get; internal set; }

    /// <summary>Whether the server writes to it. There is always one, which cannot be put away.</summary>
    [JsonIgnore]
    public bool IsWriter => Status == "hot" || Name == "writer";

    /// <summary>Number of the partition.</summary>
    [JsonIgnore]
    public long? PartitionId => Info?.Id;

    /// <summary>Whether it was written by a server of version 5.</summary>
    [JsonIgnore]
    public bool? IsLegacy => Info?.IsLegacy;

    /// <summary>Whether somebody loaded it, so that the server does not put it away by itself.</summary>
    [JsonIgnore]
    public bool? IsUserMounted => Info?.IsUserMounted;

    /// <summary>Its first moment, UTC.</summary>
    [JsonIgnore]
    public DateTime? StartTime => Info?.Start;

    /// <summary>Its end, UTC; null for the one that is written to.</summary>
    [JsonIgnore]
    public DateTime? EndTime => Info?.End;

    /// <summary>Documents in it.</summary>
    [JsonIgnore]
    public long? DocumentCount => Info?.Documents;

    /// <summary>Documents that are deleted and still take room.</summary>
    [JsonIgnore]
    public long? DeletedDocumentCount => Info?.DeletedDocuments;

    /// <summary>Room on disk, in bytes.</summary>
    [JsonIgnore]
    public long? SizeInBytes => Info?.Size;

    /// <summary>Folder on the server.</summary>
    [JsonIgnore]
    public string? Directory => Info?.Directory;

    /// <summary>What the server sent about its store beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Info?.Unknown is { } unknown ? new AdditionalFields(unknown) : AdditionalFields.None;

    [JsonInclude, JsonPropertyName("info")]
    internal PartitionInfo? Info { get; set; }

    /// <summary>Name of the partition.</summary>
    public override string ToString() => Name ?? "partition";
}
