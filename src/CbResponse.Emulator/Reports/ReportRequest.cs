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
        RecordBody body = await RecordBody.ReadAsync(context);
        bool isIgnored = body.Part("updates")?.Flag("is_ignored") ?? throw RejectedRequestException.Text(400, "updates must set is_ignored");
        string? query = body.Text("query");
        RecordBody? ids = body.Part("ids");
        if (ids is null == query is null)
            throw RejectedRequestException.Text(400, "Either ids or query is required");
        return new ReportRequest(isIgnored, ids is null ? new HashSet<(int, string)>() : Read(ids), query);
    }

    private static HashSet<(int FeedId, string Id)> Read(RecordBody ids) =>
    [
        .. from feed in ids.Members
           where feed.Value.ValueKind == JsonValueKind.Array
           from report in feed.Value.EnumerateArray()
           where report.ValueKind == JsonValueKind.String
           select (int.TryParse(feed.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1, report.GetString()!),
    ];
}
