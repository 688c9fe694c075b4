using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes a threat report (edr-api.md 3.7).</summary>
internal sealed class ReportWriter(ServerVersion version)
{
    public void Write(Utf8JsonWriter json, ReportDocument document)
    {
        ThreatReport report = document.Report;
        json.WriteStartObject();
        json.WriteString("id", report.Id);
        json.WriteNumber("feed_id", document.Feed.Id);
        json.WriteString("feed_name", document.Feed.Name);
        json.WriteString("feed_category", document.Feed.Category);
        json.WriteString("title", report.Title);
        json.WriteNumber("score", report.Score);
        json.WriteString("link", report.Link);
        if (report.Description.Length > 0)
            json.WriteString("description", report.Description);
        if (report.Tags.Count > 0)
            json.WriteTexts("tags", report.Tags);
        json.WriteNumber("timestamp", WireTime.EpochMilliseconds(report.Updated) / 1_000);
        json.WriteString("create_time", WireTime.Document(report.Created ?? report.Updated));
        json.WriteString("update_time", WireTime.Document(report.Updated));
        json.WriteBoolean("has_query", report.Query is not null);
        json.WriteBoolean("is_ignored", report.IsIgnored);
        json.WriteStartObject("iocs");
        WriteIndicators(json, report);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Only kinds that the report has. A query excludes all others; it is a list of one (edr-api.md 3.7).</summary>
    private void WriteIndicators(Utf8JsonWriter json, ThreatReport report)
    {
        if (report.Query is { } query)
        {
            json.WriteStartArray("query");
            json.WriteStartObject();
            json.WriteString("index_type", query.IndexType);
            json.WriteString("search_query", query.SearchQuery);
            json.WriteEndObject();
            json.WriteEndArray();
            return;
        }

        ILookup<bool, string> addresses = report.Addresses.ToLookup(address => address.Contains(':', StringComparison.Ordinal));
        WriteIndicators(json, "md5", report.Md5s);
        WriteIndicators(json, "dns", report.Domains);
        WriteIndicators(json, "ipv4", [.. addresses[false]]);
        if (version.Has(6, 1))
            WriteIndicators(json, "ipv6", [.. addresses[true]]);
        if (version.HasSha256)
            WriteIndicators(json, "sha256", report.Sha256s);
        if (!version.HasJa3)
            return;
        WriteIndicators(json, "ja3", report.Ja3);
        WriteIndicators(json, "ja3s", report.Ja3s);
    }

    private static void WriteIndicators(Utf8JsonWriter json, string kind, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            json.WriteTexts(kind, values);
    }
}
