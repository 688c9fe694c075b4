using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>The body of a request that changes alerts. All members may be missing; others mean nothing.</summary>
/// <param name="Status">The status to set, as the server writes it.</param>
/// <param name="AssignedTo">Who works on it from now on.</param>
/// <param name="IsReportIgnored">Whether hits of the alerts' reports raise no more alerts.</param>
/// <param name="Ids">The alerts that are meant; null when a query says it.</param>
/// <param name="Query">A piece of a URL's query string that finds the alerts (edr-api.md 2.8).</param>
internal sealed record AlertRequest(string? Status, string? AssignedTo, bool? IsReportIgnored, IReadOnlyList<Guid>? Ids, string? Query)
{
    private static readonly string[] Statuses = ["Resolved", "Unresolved", "In Progress", "False Positive"];
    private static readonly string[] Closed = ["Resolved", "False Positive"];

    /// <param name="context">The request.</param>
    /// <param name="statusMember">Name of the status in the body: it differs between one alert and many.</param>
    public static async Task<AlertRequest> ReadAsync(HttpContext context, string statusMember)
    {
        RecordBody body = await RecordBody.ReadAsync(context);
        return new AlertRequest(
            body.Text(statusMember) is { } status ? Known(status) : null,
            body.Text("assigned_to"),
            body.Flag("set_ignored"),
            body.Items("alert_ids") is { } ids ? [.. ids.Select(Id)] : null,
            body.Text("query"));
    }

    /// <summary>The alert as it is to be.</summary>
    public Alert Apply(Alert alert, DateTime now)
    {
        string status = Status ?? alert.Status;
        return alert with
        {
            Status = status,
            AssignedTo = AssignedTo ?? alert.AssignedTo,
            Resolved = Closed.Contains(status) ? alert.Resolved ?? now : null,
        };
    }

    /// <summary>Statuses are read in any case, and stored as the console writes them.</summary>
    private static string Known(string status)
        => Array.Find(Statuses, known => known.Equals(status, StringComparison.OrdinalIgnoreCase))
            ?? throw RejectedRequestException.Text(400, $"Invalid alert status '{status}'");

    /// <summary>What is no identifier is none of any alert, and is passed over like one.</summary>
    private static Guid Id(JsonElement json)
        => json.ValueKind == JsonValueKind.String && Guid.TryParse(json.GetString(), out Guid id) ? id : Guid.Empty;
}
