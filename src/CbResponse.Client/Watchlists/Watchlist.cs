using System.Text.Json;
using System.Text.Json.Serialization;
using CbResponse.Query;

namespace CbResponse;

/// <summary>A saved search that the server repeats, and whose hits it tags (edr-api.md 3.5).</summary>
public sealed class Watchlist : CbObject
{
    private StoredQuery? _stored;

    /// <summary>Number of the watchlist: what it finds is tagged <c>watchlist_</c> and this number.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Name of the watchlist. Nothing keeps two from having the same.</summary>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; internal set; }

    /// <summary>What somebody wrote about it.</summary>
    [JsonInclude, JsonPropertyName("description")]
    public string? Description { get; internal set; }

    /// <summary>Whether the server runs it.</summary>
    [JsonInclude, JsonPropertyName("enabled")]
    public bool? IsEnabled { get; internal set; }

    /// <summary>Whether the server refuses to change it.</summary>
    [JsonInclude, JsonPropertyName("readonly")]
    public bool? IsReadOnly { get; internal set; }

    /// <summary>What it searches; null when the server's word for that is unknown.</summary>
    [JsonIgnore]
    public QueryIndex? Index => WatchlistIndex.Parse(IndexType);

    /// <summary>The query as a person writes it. Facet filters and limits, which hold beside it, are in <see cref="SearchQuery"/> only.</summary>
    [JsonIgnore]
    public string Query => Stored.Query;

    /// <summary>The query as the server stores it: a part of an address.</summary>
    [JsonInclude, JsonPropertyName("search_query")]
    public string? SearchQuery
    {
        get;
        internal set
        {
            field = value;
            _stored = null;
        }
    }

    /// <summary>When it was made, UTC.</summary>
    [JsonInclude, JsonPropertyName("date_added")]
    public DateTime? CreatedTime { get; internal set; }

    /// <summary>When it found something last, UTC; null when it never has.</summary>
    [JsonIgnore]
    public DateTime? LastHit => WireTime.NotNever(LastHitText);

    /// <summary>How much the last run that found something found. Some servers count all runs here.</summary>
    [JsonInclude, JsonPropertyName("last_hit_count")]
    public long? LastHitCount { get; internal set; }

    /// <summary>How much it has found in all.</summary>
    [JsonInclude, JsonPropertyName("total_hits")]
    public long? TotalHits { get; internal set; }

    /// <summary>How many documents it has tagged.</summary>
    [JsonInclude, JsonPropertyName("total_tags")]
    public long? TotalTags { get; internal set; }

    /// <summary>When it ran last, as UTC; null when it never has. The server tells no zone.</summary>
    [JsonIgnore]
    public DateTime? LastRun => WireTime.NotNever(SearchTimestamp);

    /// <summary>Number of the sensor group that it is limited to; -1 for none.</summary>
    [JsonInclude, JsonPropertyName("group_id")]
    public int? GroupId { get; internal set; }

    /// <summary>Whether the vendor's cloud provided it (5.x).</summary>
    [JsonInclude, JsonPropertyName("from_alliance")]
    public bool? IsFromAlliance { get; internal set; }

    /// <summary>Its number in the vendor's cloud (5.x).</summary>
    [JsonInclude, JsonPropertyName("alliance_id")]
    public int? AllianceId { get; internal set; }

    /// <summary>The watchlist in the web console of its server; null for one made by hand.</summary>
    [JsonIgnore]
    public Uri? ConsoleUri => Client is { } client && Id is { } id ? ConsoleLink.ToWatchlist(client.Options.Address, id) : null;

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    /// <summary>The stored query, parsed.</summary>
    internal StoredQuery Stored => _stored ??= StoredQuery.Parse(SearchQuery ?? string.Empty);

    [JsonInclude, JsonPropertyName("index_type")]
    internal string? IndexType { get; set; }

    [JsonInclude, JsonPropertyName("last_hit")]
    internal DateTime? LastHitText { get; set; }

    [JsonInclude, JsonPropertyName("search_timestamp")]
    internal DateTime? SearchTimestamp { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Name of the watchlist.</summary>
    public override string ToString() => Name ?? FormattableString.Invariant($"watchlist {Id}");
}
