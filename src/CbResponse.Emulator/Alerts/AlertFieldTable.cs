using System.Globalization;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The fields of the alert index (edr-api.md 2.4) and, below them, a few more that its documents have (3.6).</summary>
internal sealed class AlertFieldTable : RecordFieldTable<AlertDocument>
{
    private const FieldUse Counted = FieldUse.Facet | FieldUse.Sort;
    private readonly ServerVersion _version;

    public AlertFieldTable(ServerVersion version)
    {
        _version = version;
        AddAlert();
        AddSource();
        AddHost();
        AddSubject();
    }

    public override SortOrder DefaultSort { get; } = new("created_time", Descending: true);

    public override IReadOnlyList<string> StandardFacets { get; } =
        ["status", "username", "feed_name", "hostname", "watchlist_name", "assigned_to"];

    public override string IdOf(AlertDocument document) => document.Alert.Id.ToString();

    private void AddAlert()
    {
        Text(FieldType.Keyword, "unique_id", document => document.Alert.Id.ToString(), FieldUse.Search | FieldUse.Facet);
        Text(FieldType.Keyword, "alert_type", document => document.Alert.Type, FieldUse.Search | Counted);
        Text(FieldType.Keyword, "status", document => document.Alert.Status, FieldUse.Search | Counted);
        Text(FieldType.Keyword, "assigned_to", document => document.Alert.AssignedTo, FieldUse.Default | Counted);
        Add(FieldType.Float, "alert_severity", new DecimalSource<AlertDocument>(document => document.Alert.Severity),
            FieldUse.Search | FieldUse.Sort);
        Add(FieldType.Float, "report_score", new DecimalSource<AlertDocument>(document => document.Alert.ReportScore),
            FieldUse.Search | FieldUse.Sort);
        Time("created_time", document => document.Alert.Created);
        Time("resolved_time", document => document.Alert.Resolved);
    }

    private void AddSource()
    {
        Add(FieldType.Integer, "feed_id", new SingleNumber<AlertDocument>(document => document.Alert.FeedId), FieldUse.Search | Counted);
        Text(FieldType.Keyword, "feed_name", document => document.Alert.FeedName, FieldUse.Default | Counted);
        Add(FieldType.Integer, "watchlist_id", new SingleNumber<AlertDocument>(document => WatchlistNumber(document.Alert)),
            FieldUse.Default | Counted);
        Text(FieldType.Keyword, "watchlist_name", document => document.Alert.WatchlistName, FieldUse.Default | Counted);
        Text(FieldType.Keyword, "ioc_type", document => document.Alert.IocType, FieldUse.Search | Counted);
        Text(FieldType.Keyword, "ioc_value", document => document.Alert.IocValue, FieldUse.Default | Counted);
    }

    private void AddHost()
    {
        Text(FieldType.Keyword, "hostname", document => document.Host.NameIn(_version), FieldUse.Default | Counted);
        Text(FieldType.Keyword, "group", document => document.Host.GroupNameIn(_version), FieldUse.Search | Counted);
        Text(FieldType.Keyword, "os_type", document => document.Host.Os.InProcesses(), FieldUse.Search | Counted);
        Add(FieldType.Integer, "sensor_id", new SingleNumber<AlertDocument>(document => document.Host.SensorId),
            FieldUse.Search | FieldUse.Sort);
    }

    private void AddSubject()
    {
        Text(FieldType.Md5, "md5", document => document.Md5, FieldUse.Default | Counted);
        Add(FieldType.Keyword, "observed_filename", new ManyTexts<AlertDocument>(document => document.ObservedPaths),
            FieldUse.Default | FieldUse.Facet);
        Text(FieldType.Keyword, "process_name", document => document.Process?.Process.Name, FieldUse.Default | Counted);
        Text(FieldType.Path, "process_path", document => document.Process?.Process.Path, FieldUse.Default | FieldUse.Sort);
        Text(FieldType.Keyword, "process_id", document => document.Process?.Process.Guid.ToString(), FieldUse.Search);

        // Found by the whole name and by the part behind the domain, as in process searches.
        Text(FieldType.Path, "username", document => document.Process?.Process.UserName, FieldUse.Default | Counted);
    }

    /// <summary>The field is a number; reports of feeds leave a name in its place, which has none.</summary>
    private static long? WatchlistNumber(Alert alert)
        => long.TryParse(alert.WatchlistId, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private void Text(FieldType type, string name, Func<AlertDocument, string?> read, FieldUse use)
        => Add(type, name, new SingleText<AlertDocument>(read), use);

    private void Time(string name, Func<AlertDocument, DateTime?> read) => Add(
        FieldType.DateTime,
        name,
        new TimeSource<AlertDocument>(document => read(document) is { } time ? WireTime.Cut(time) : null),
        FieldUse.Search | FieldUse.Sort);
}
