using System.Text.Json;

namespace CbResponse;

/// <summary>The indicators of a threat report: what the server looks for. A kind that the report has not is an empty list.</summary>
public sealed class ReportIndicators
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "md5", "sha256", "dns", "ipv4", "ipv6", "ja3", "ja3s", "query" };

    private readonly JsonElement _json;

    internal ReportIndicators(JsonElement json)
    {
        _json = json;
    }

    /// <summary>MD5 hashes.</summary>
    public IReadOnlyList<string> Md5 => List("md5");

    /// <summary>SHA-256 hashes.</summary>
    public IReadOnlyList<string> Sha256 => List("sha256");

    /// <summary>Domain names.</summary>
    public IReadOnlyList<string> Domains => List("dns");

    /// <summary>IPv4 addresses, as the feed wrote them.</summary>
    public IReadOnlyList<string> IPv4 => List("ipv4");

    /// <summary>IPv6 addresses, as the feed wrote them.</summary>
    public IReadOnlyList<string> IPv6 => List("ipv6");

    /// <summary>JA3 hashes.</summary>
    public IReadOnlyList<string> Ja3 => List("ja3");

    /// <summary>JA3S hashes.</summary>
    public IReadOnlyList<string> Ja3s => List("ja3s");

    /// <summary>Searches. A report that has one has no other indicators.</summary>
    public IReadOnlyList<ReportQuery> Queries => [.. Items(Member("query")).Where(item => item.ValueKind == JsonValueKind.Object).SelectMany(Read)];

    /// <summary>Kinds of indicators that this version does not know.</summary>
    public AdditionalFields AdditionalFields => _json.ValueKind == JsonValueKind.Object
        ? new AdditionalFields(_json.EnumerateObject().Where(member => !Known.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value))
        : AdditionalFields.None;

    /// <summary>How many there are of each kind.</summary>
    public override string ToString() => _json.ValueKind == JsonValueKind.Object
        ? string.Join(", ", _json.EnumerateObject().Select(member => FormattableString.Invariant($"{Items(member.Value).Count()} {member.Name}")))
        : string.Empty;

    /// <summary>A query is an object, or a list of one; its search is a text, or a list of texts (edr-api.md 3.7).</summary>
    private static IEnumerable<ReportQuery> Read(JsonElement query)
    {
        string? index = query.TryGetProperty("index_type", out JsonElement type) ? type.ToString() : null;
        return query.TryGetProperty("search_query", out JsonElement search) ? Items(search).Select(text => new ReportQuery(index, text.ToString())) : [];
    }

    private static IEnumerable<JsonElement> Items(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [value],
    };

    private JsonElement Member(string name) => _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out JsonElement value) ? value : default;

    private List<string> List(string name) => [.. Items(Member(name)).Select(item => item.ToString())];
}
