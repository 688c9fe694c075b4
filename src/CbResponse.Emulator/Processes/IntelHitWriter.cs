using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>
/// Writes what feeds know of a process. Without an indicator to look up it is the reference's example; with one, the form is made up,
/// since no source shows it.
/// </summary>
internal sealed class IntelHitWriter(ServerData data)
{
    private const int NothingToLookUp = 2004;

    public void Write(Utf8JsonWriter json, ProcessDocument document)
    {
        HashSet<string> indicators = new(Indicators(document), StringComparer.OrdinalIgnoreCase);
        json.WriteStartObject();
        foreach (Feed feed in data.Feeds.Where(feed => feed.IsEnabled))
        {
            json.WriteStartObject(feed.Name.ToLowerInvariant());
            WriteFeed(json, feed);
            WriteData(json, [.. data.Reports.Where(report => report.FeedId == feed.Id && !report.IsIgnored)], indicators);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteFeed(Utf8JsonWriter json, Feed feed)
    {
        json.WriteStartObject("feedinfo"u8);
        json.WriteString("display_name"u8, feed.DisplayName);
        json.WriteString("short_display_name"u8, feed.Name);
        json.WriteString("link"u8, feed.ProviderUrl);
        json.WriteString("name"u8, feed.Name.ToLowerInvariant());
        json.WriteString("summary"u8, feed.Summary);
        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, List<ThreatReport> reports, HashSet<string> indicators)
    {
        ILookup<string, ThreatReport> hits = reports
            .SelectMany(report => report.Md5s.Concat(report.Domains).Concat(report.Addresses).Where(indicators.Contains), (report, value) => (report, value))
            .ToLookup(hit => hit.value, hit => hit.report);
        json.WriteString("message"u8, hits.Count == 0 ? "No IOC values to look up" : $"{hits.Count} IOC values found");
        json.WriteStartObject("data"u8);
        foreach (IGrouping<string, ThreatReport> hit in hits)
        {
            json.WriteStartArray(hit.Key);
            foreach (ThreatReport report in hit)
                WriteReport(json, report);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteNumber("error"u8, hits.Count == 0 ? NothingToLookUp : 0);
    }

    private static void WriteReport(Utf8JsonWriter json, ThreatReport report)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, report.Id);
        json.WriteString("title"u8, report.Title);
        json.WriteString("link"u8, report.Link);
        json.WriteNumber("score"u8, report.Score);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Indicators(ProcessDocument document)
    {
        if (document.Process.Hash is { } hash)
            yield return hash.Md5;
        foreach (NetConnEvent connection in document.NetConns)
        {
            yield return connection.Remote.Address.ToString();
            if (connection.Domain.Length > 0)
                yield return connection.Domain;
        }
    }
}
