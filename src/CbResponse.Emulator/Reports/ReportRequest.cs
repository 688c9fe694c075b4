using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>The body of a request that changes reports (edr-api.md 3.7).</summary>
/// <param name="IsIgnored">The one thing that can change.</param>
/// <param name="Ids">The reports that are meant, by the numbers of their feeds; empty when a query says it.</param>
/// <param name="Query">A piece of a URL's query string that finds the reports; null when they are named.</param>
internal sealed record ReportRequest(bool IsIgnored, IReadOnlySet<(int FeedId, string Id)> Ids, string? Query)
{
    public static async Task<ReportRequest> ReadAsync(HttpContext context)
    {
        JsonElement json = ControlJson.Parse(await context.ReadBodyAsync());
        if (!TryGet(json, "updates", JsonValueKind.Object, out JsonElement updates)
            || !updates.TryGetProperty("is_ignored", out JsonElement ignored)
            || ignored.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw RejectedRequestException.Text(400, "updates must set is_ignored");
        string? query = TryGet(json, "query", JsonValueKind.String, out JsonElement text) ? text.GetString() : null;
        bool areNamed = TryGet(json, "ids", JsonValueKind.Object, out JsonElement ids);
        if (areNamed == query is not null)
            throw RejectedRequestException.Text(400, "Either ids or query is required");
        return new ReportRequest(ignored.ValueKind == JsonValueKind.True, areNamed ? Read(ids) : new HashSet<(int, string)>(), query);
    }

    private static HashSet<(int FeedId, string Id)> Read(JsonElement ids) =>
    [
        .. from feed in ids.EnumerateObject()
           where feed.Value.ValueKind == JsonValueKind.Array
           from report in feed.Value.EnumerateArray()
           where report.ValueKind == JsonValueKind.String
           select (int.TryParse(feed.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1, report.GetString()!),
    ];

    private static bool TryGet(JsonElement json, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out value) && value.ValueKind == kind;
    }
}
