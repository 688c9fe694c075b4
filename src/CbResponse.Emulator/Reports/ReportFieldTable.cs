using System.Net;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The fields of the threat report index (edr-api.md 2.4).</summary>
internal sealed class ReportFieldTable : RecordFieldTable<ReportDocument>
{
    public ReportFieldTable()
    {
        AddReport();
        AddIndicators();
    }

    public override SortOrder DefaultSort { get; } = new("severity_score", Descending: true);

    public override IReadOnlyList<string> StandardFacets { get; } = ["feed_name", "feed_category", "tags", "is_ignored"];

    public override string IdOf(ReportDocument document) => document.Id;

    /// <summary>Categories and tags are words to a query, but counted whole.</summary>
    private void AddReport()
    {
        Text(FieldType.Keyword, "report_id", document => document.Report.Id, FieldUse.Search | FieldUse.Sort);
        Text(FieldType.Text, "title", document => document.Report.Title, FieldUse.Search | FieldUse.Sort);
        Text(FieldType.Text, "description", document => document.Report.Description is { Length: > 0 } text ? text : null,
            FieldUse.Default);
        Add(FieldType.Text, "tags", new ManyTexts<ReportDocument>(document => document.Report.Tags), FieldUse.Default | FieldUse.Facet);
        Text(FieldType.Text, "feed_category", document => document.Feed.Category, FieldUse.Default | FieldUse.Facet);
        Number("feed_id", document => document.Feed.Id, FieldUse.Search | FieldUse.Facet | FieldUse.Sort);
        Text(FieldType.Keyword, "feed_name", document => document.Feed.Name, FieldUse.Default | FieldUse.Facet | FieldUse.Sort);
        Number("severity_score", document => document.Report.Score, FieldUse.Search | FieldUse.Facet | FieldUse.Sort);
        Flag("is_ignored", document => document.Report.IsIgnored);

        // What is deleted is in no index here; yet clients leave such reports out, as the console does.
        Flag("is_deleted", _ => false);
        Time("create_time", document => document.Report.Created ?? document.Report.Updated);
        Time("update_time", document => document.Report.Updated);
    }

    private void AddIndicators()
    {
        Add(FieldType.Md5, "md5", new ManyTexts<ReportDocument>(document => document.Report.Md5s), FieldUse.Default);
        Add(FieldType.Domain, "domain", new ManyTexts<ReportDocument>(document => document.Report.Domains), FieldUse.Default);
        Add(FieldType.IPAddress, "ipaddr",
            new ManyAddresses<ReportDocument>(document => document.Report.Addresses.Select(IPAddress.Parse)));
    }

    private void Text(FieldType type, string name, Func<ReportDocument, string?> read, FieldUse use)
        => Add(type, name, new SingleText<ReportDocument>(read), use);

    private void Number(string name, Func<ReportDocument, long?> read, FieldUse use)
        => Add(FieldType.Integer, name, new SingleNumber<ReportDocument>(read), use);

    private void Flag(string name, Func<ReportDocument, bool?> read)
        => Add(FieldType.Boolean, name, new FlagSource<ReportDocument>(read), FieldUse.Search | FieldUse.Facet | FieldUse.Sort);

    private void Time(string name, Func<ReportDocument, DateTime> read)
        => Add(FieldType.DateTime, name, new TimeSource<ReportDocument>(document => WireTime.Cut(read(document))),
            FieldUse.Search | FieldUse.Sort);
}
