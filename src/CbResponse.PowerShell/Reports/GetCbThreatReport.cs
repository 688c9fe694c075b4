using System.Globalization;
using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Searches threat reports of feeds, or gets them by their identifiers.</summary>
[Cmdlet(VerbsCommon.Get, "CbThreatReport", DefaultParameterSetName = ByQuery, SupportsPaging = true)]
[OutputType(typeof(ThreatReport))]
public sealed class GetCbThreatReport : RecordSearchCmdlet
{
    private const string ByObject = "InputObject";

    /// <summary>A query in the server's language; empty finds every report.</summary>
    [Parameter(Position = 0, ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(ReportQueryCompleter))]
    [AllowEmptyString]
    [ValidateNotNull]
    public string Query { get; set; } = string.Empty;

    /// <summary>Identifiers of reports: number of the feed, colon, identifier within it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>A feed whose reports are meant, all of them and without a search; also on servers before 5.1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Feed? InputObject { get; set; }

    /// <summary>Feeds, by short name or number.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Alias("FeedName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Feed { get; set; }

    /// <summary>Words of the title.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Title { get; set; }

    /// <summary>Reports whose hits raise no alerts; with <c>-Ignored:$false</c> all others.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    public SwitchParameter Ignored { get; set; }

    /// <summary>Order: a field, and <c>asc</c> or <c>desc</c>. Default: the worst first.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(ReportSortCompleter))]
    [ValidatePattern("(?i)^[a-z_0-9]+( (asc|desc))?$")]
    public string Sort { get; set; } = "severity_score desc";

    private protected override void Process()
    {
        if (InputObject is not null)
        {
            RefusePaging("reports");
            WriteOf(InputObject);
            return;
        }

        CbSession session = ResolveSession();
        ThreatReportClient reports = session.Client.Reports;
        if (ParameterSetName == ById)
        {
            RefusePaging("reports");
            foreach (string text in Id)
            {
                if (ThreatReportId.Parse(text) is not { } id)
                    WriteError(ErrorRecords.InvalidReportId(text));
                else if (TryAwait(text, ct => reports.GetAsync(id, Observer, ct), out ThreatReport report))
                    WriteObject(report);
            }

            return;
        }

        ThreatReportSearch search = new() { Query = Combine(Query), Sort = Order(Sort), Range = PagingParameters.ToRange(PageSize) };
        Search(search.Query, QueryIndex.ThreatReport, "threat reports", ct => reports.CountAsync(search, Observer, ct), () => reports.SearchBatchesAsync(search, Observer, StopToken));
    }

    private void WriteOf(Feed feed)
    {
        if (feed.Id is not { } id)
            WriteError(ErrorRecords.InvalidId($"'{feed}' has no number, and so is no feed of a server.", feed));
        else if (ResolveOwnSession(feed) is { } session && TryAwait(feed, ct => session.Client.Reports.ListAsync(id, Observer, ct), out IReadOnlyList<ThreatReport> reports))
            WriteObject(reports, enumerateCollection: true);
    }

    private protected override CbQuery BuildFilters()
        => FeedQueryOf(Feed)
            .And(Title is null ? CbQuery.All : FieldQuery.AnyOf("title", Title, Literal))
            .And(MyInvocation.BoundParameters.ContainsKey(nameof(Ignored)) ? FieldQuery.AnyOf("is_ignored", [Ignored ? "true" : "false"]) : CbQuery.All);

    /// <summary>A number may be a feed's number as well as its name.</summary>
    private CbQuery FeedQueryOf(string[]? feeds)
    {
        if (feeds is null)
            return CbQuery.All;
        CbQuery names = FieldQuery.AnyOf("feed_name", feeds, Literal);
        string[] numbers = [.. feeds.Where(feed => int.TryParse(feed, NumberStyles.None, CultureInfo.InvariantCulture, out _))];
        return numbers.Length == 0 ? names : names.Or(FieldQuery.AnyOf("feed_id", numbers));
    }
}
