namespace CbResponse;

/// <summary>What a search answer says beside its rows.</summary>
public sealed class SearchPage
{
    /// <summary>How many rows match in all; an estimate on servers with several shards.</summary>
    public long TotalResults { get; internal set; }

    /// <summary>Index of the first row, counted from 0.</summary>
    public long Start { get; internal set; }

    /// <summary>How long the server took, in seconds by its own clock.</summary>
    public double? Elapsed { get; internal set; }

    /// <summary>The query as the server understood it: one text for each clause.</summary>
    public IReadOnlyList<string> Terms { get; internal set; } = [];

    /// <summary>Whether the server ran out of time and sent only part of what matches (6.0 and later).</summary>
    public bool IsIncomplete { get; internal set; }

    /// <summary>Whether joins with binaries were searched in full (6.0 and later); null when the server does not say.</summary>
    public bool? IsComprehensive { get; internal set; }

    /// <summary>Whether every event partition was searched (6.0 and later); null when the server does not say.</summary>
    public bool? AllSegments { get; internal set; }

    /// <summary>Counts of values by field, when they were asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets { get; internal set; }
        = new Dictionary<string, IReadOnlyList<FacetValue>>();

    /// <summary>The places where the query matched.</summary>
    public IReadOnlyList<Highlight> Highlights { get; internal set; } = [];

    /// <summary>Investigations by the unique id of the documents that are tagged in them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<InvestigationTag>> TaggedProcesses { get; internal set; }
        = new Dictionary<string, IReadOnlyList<InvestigationTag>>();

    /// <summary>Members that this version does not know.</summary>
    public AdditionalFields AdditionalFields { get; internal set; } = AdditionalFields.None;
}
