using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Counts how often the values of fields occur among what a search finds.</summary>
[Cmdlet(VerbsCommon.Get, "CbFacet", DefaultParameterSetName = ByQuery)]
[OutputType(typeof(FacetValue))]
public sealed class GetCbFacet : ProcessSearchCmdlet
{
    private static readonly string[] OfEveryIndex = [nameof(Field), nameof(Query), nameof(Index), nameof(Session), nameof(Watchlist), nameof(Feed), nameof(MinScore), nameof(MaxScore)];

    /// <summary>Filters that mean the same of binaries; the criteria of New-CbQuery -Binary are more.</summary>
    private static readonly string[] OfBinaries = [nameof(Path), nameof(HostName), nameof(Md5), nameof(Sha256), nameof(Group), nameof(OSType), nameof(Literal)];

    /// <summary>The fields whose values to count.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(FacetFieldCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Field { get; set; } = [];

    /// <summary>A query in the server's language; empty counts everything.</summary>
    [Parameter(Position = 1, ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [AllowEmptyString]
    [ValidateNotNull]
    public override string Query { get; set; } = string.Empty;

    /// <summary>What is searched; what a watchlist searches when it is left out.</summary>
    [Parameter]
    public QueryIndex Index { get; set; } = QueryIndex.Process;

    private protected override void Process()
    {
        if (Watchlist?.Index is { } own && !MyInvocation.BoundParameters.ContainsKey(nameof(Index)))
            Index = own;
        RequireParametersOfIndex();
        if (BuildSearch("last_update desc", SearchRange.All, Index) is not { } search)
            return;
        string[] fields = [.. Field.Select(Find).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (fields.Length == 0 || ResolveSearchSession() is not { } session)
            return;
        WriteVerbose($"Query: {(search.Query.Length == 0 ? "(everything)" : search.Query)}");
        FacetClient facets = session.Client.Facets;
        try
        {
            RequireVersionOfFilters(session.Version);
            IReadOnlyList<FacetValue> values = Await(ct => Index == QueryIndex.Process
                ? facets.GetAsync(search, fields, Observer, ct)
                : facets.GetAsync(Index, search.Query, fields, Observer, ct));
            WriteObject(values, enumerateCollection: true);
            if (values.Count == 0)
                ExplainEmpty(Query, Index);
        }
        catch (CbException e)
        {
            Report(e, search.Query);
        }
    }

    private protected override CbQuery BuildFilters()
        => Index == QueryIndex.Binary
            ? new BinaryFilter { Path = Path, HostName = HostName, Md5 = Md5, Sha256 = Sha256, Group = Group, OSType = OSType, Literal = Literal }.ToQuery().And(FeedInput.Hits(Feed, MinScore, MaxScore))
            : base.BuildFilters();

    private void RequireParametersOfIndex()
    {
        if (Index == QueryIndex.Process)
            return;
        IEnumerable<string> allowed = Index == QueryIndex.Binary ? OfEveryIndex.Concat(OfBinaries) : OfEveryIndex;
        string[] wrong = [.. MyInvocation.BoundParameters.Keys.Except(allowed).Except(CommonParameters).OrderBy(name => name, StringComparer.Ordinal).Select(name => "-" + name)];
        if (wrong.Length > 0)
        {
            string instead = Index == QueryIndex.Binary ? "(New-CbQuery -Binary ...)" : "'...'";
            ThrowInvalidArgument($"{string.Join(", ", wrong)} cannot be used with -Index {Index}. Say it in the query: -Query {instead}", null);
        }
    }

    /// <summary>The field's name, or null after an error. Which fields of alerts and reports a server counts is not known for certain.</summary>
    private string? Find(string name)
    {
        FieldCatalog catalog = FieldCatalog.For(Index);
        FieldInfo? field = catalog.Find(name);
        if (field is { IsFacet: true })
            return field.Name;
        if (field is not null && Index is QueryIndex.Alert or QueryIndex.ThreatReport)
            return name.ToLowerInvariant();
        string known = field is null ? $"The index {Index} has no field '{name}'." : $"The server does not count values of '{field.Name}'.";
        WriteError(ErrorRecords.FieldNotFound($"{known} {Advise(catalog, name)}", name));
        return null;
    }

    private static string Advise(FieldCatalog catalog, string name)
    {
        string[] facets = [.. catalog.Fields.Where(field => field.IsFacet).Select(field => field.Name)];
        string[] near = [.. (facets.Length > 0 ? catalog.NearestFacets(name, 3) : catalog.Nearest(name, 3)).Select(field => field.Name)];
        if (near.Length > 0)
            return $"Did you mean {string.Join(" or ", near)}?";
        return facets.Length > 0 ? $"It counts {string.Join(", ", facets)}." : $"Get-CbQueryField -Index {catalog.Index} lists the fields.";
    }
}
