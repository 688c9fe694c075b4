using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>A feed file as the server downloads it (edr-api.md 3.7).</summary>
internal sealed class FeedFile
{
    private readonly JsonElement _info;
    private readonly JsonElement _reports;

    private FeedFile(JsonElement info, JsonElement reports)
    {
        _info = info;
        _reports = reports;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is none. The message says why.</exception>
    public static FeedFile Parse(string body)
    {
        JsonElement json;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            json = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new FormatException($"the feed is no valid JSON: {exception.Message}", exception);
        }

        JsonElement info = Member(json, "feedinfo", JsonValueKind.Object);
        foreach (string needed in (string[])["name", "display_name", "provider_url", "summary", "tech_data"])
            Member(info, needed, JsonValueKind.String);
        string name = info.GetProperty("name").GetString()!;
        if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit))
            throw new FormatException($"the name '{name}' of the feed is not alphanumeric");
        JsonElement reports = Member(json, "reports", JsonValueKind.Array);
        foreach (JsonElement report in reports.EnumerateArray())
        {
            foreach (string needed in (string[])["id", "title", "link"])
                Member(report, needed, JsonValueKind.String);
            Member(report, "timestamp", JsonValueKind.Number);
            Member(report, "score", JsonValueKind.Number);
            Member(report, "iocs", JsonValueKind.Object);
        }

        return new FeedFile(info, reports);
    }

    /// <summary>The feed with what the file says of it.</summary>
    public Feed Describe(Feed feed) => feed with
    {
        Name = Info("name")!,
        DisplayName = Info("display_name")!,
        ProviderUrl = Info("provider_url")!,
        Summary = Info("summary")!,
        TechData = Info("tech_data")!,
        Category = Info("category") ?? string.Empty,
        Icon = Info("icon"),
        ProviderRating = _info.TryGetProperty("provider_rating", out JsonElement rating) && rating.TryGetDouble(out double stars) ? stars : 3,
    };

    /// <summary>The reports, first read at that time.</summary>
    public IEnumerable<ThreatReport> Reports(int feedId, DateTime now) => _reports.EnumerateArray().Select(report =>
    {
        JsonElement iocs = report.GetProperty("iocs");
        return new ThreatReport
        {
            FeedId = feedId,
            Id = report.GetProperty("id").GetString()!,
            Title = report.GetProperty("title").GetString()!,
            Score = (int)report.GetProperty("score").GetDouble(),
            Link = report.GetProperty("link").GetString()!,
            Created = now,
            Updated = DateTime.UnixEpoch.AddSeconds((long)report.GetProperty("timestamp").GetDouble()),
            Description = report.TryGetProperty("description", out JsonElement text) ? text.GetString() ?? string.Empty : string.Empty,
            Tags = List(report, "tags"),
            Md5s = List(iocs, "md5"),
            Domains = List(iocs, "dns"),
            Addresses = [.. List(iocs, "ipv4").Concat(List(iocs, "ipv6")).Where(address => IPAddress.TryParse(address, out _))],
            Query = Query(iocs),
        };
    });

    private string? Info(string name) => _info.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] List(JsonElement json, string name)
        => json.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    /// <summary>A query is an object, or a list of one; its search is a text, or a list of one (edr-api.md 3.7).</summary>
    private static ReportQuery? Query(JsonElement iocs)
    {
        if (!iocs.TryGetProperty("query", out JsonElement query))
            return null;
        JsonElement one = First(query);
        return one.ValueKind == JsonValueKind.Object
            && one.TryGetProperty("index_type", out JsonElement index)
            && one.TryGetProperty("search_query", out JsonElement search)
            && First(search).ValueKind == JsonValueKind.String
            ? new ReportQuery(index.ToString(), First(search).GetString()!)
            : null;
    }

    private static JsonElement First(JsonElement json) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().FirstOrDefault() : json;

    private static JsonElement Member(JsonElement json, string name, JsonValueKind kind)
        => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind
            ? value
            : throw new FormatException($"the feed lacks '{name}', or it is not a {kind}");
}
