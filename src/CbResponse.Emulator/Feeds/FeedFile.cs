using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>A feed file as the server downloads it (edr-api.md 3.7).</summary>
internal sealed class FeedFile
{
    /// <summary>The last second of the year 9999.</summary>
    private const long LastTime = 253_402_300_799;

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
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (JsonElement report in reports.EnumerateArray())
            Check(report, ids);
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
        SmallIcon = Info("icon_small"),
        ProviderRating = _info.TryGetProperty("provider_rating", out JsonElement rating) && rating.ValueKind == JsonValueKind.Number ? rating.GetDouble() : 3,
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
            Score = report.GetProperty("score").GetInt32(),
            Link = report.GetProperty("link").GetString()!,
            Created = now,
            Updated = DateTime.UnixEpoch.AddSeconds(report.GetProperty("timestamp").GetInt64()),
            Description = Text(report, "description") ?? string.Empty,
            Tags = List(report, "tags"),
            Md5s = List(iocs, "md5"),
            Sha256s = List(iocs, "sha256"),
            Ja3 = List(iocs, "ja3"),
            Ja3s = List(iocs, "ja3s"),
            Domains = List(iocs, "dns"),
            Addresses = [.. List(iocs, "ipv4").Concat(List(iocs, "ipv6")).Where(address => IPAddress.TryParse(address, out _))],
            Query = Query(iocs),
        };
    });

    private static void Check(JsonElement report, HashSet<string> ids)
    {
        foreach (string needed in (string[])["id", "title", "link"])
            Member(report, needed, JsonValueKind.String);
        string id = report.GetProperty("id").GetString()!;
        if (id.Length == 0 || !id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
            throw new FormatException($"the id '{id}' of a report has other characters than letters, digits and -_.");
        if (!ids.Add(id))
            throw new FormatException($"two reports have the id '{id}'");
        if (!Member(report, "timestamp", JsonValueKind.Number).TryGetInt64(out long time) || time is < 0 or > LastTime)
            throw new FormatException($"the timestamp of report '{id}' is no time");
        if (!Member(report, "score", JsonValueKind.Number).TryGetInt32(out int score) || score is < -100 or > 100)
            throw new FormatException($"the score of report '{id}' is not between -100 and 100");
        if (!Member(report, "iocs", JsonValueKind.Object).EnumerateObject().Any())
            throw new FormatException($"report '{id}' has no iocs");
    }

    private string? Info(string name) => Text(_info, name);

    private static string? Text(JsonElement json, string name)
        => json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

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
