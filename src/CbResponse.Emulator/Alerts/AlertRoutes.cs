using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Search of alerts, which both API versions answer alike, and their triage, which only the first has (edr-api.md 3.6).</summary>
internal sealed class AlertRoutes(EmulatorState state)
{
    private readonly RecordSearch<AlertDocument> _search = new(
        new AlertFieldTable(state.Version), state.Version,
        (json, document) => new AlertWriter(state.Version).Write(json, document, state.Data));

    private readonly AlertPicture _picture = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (string path in (string[])["/api/v1/alert", "/api/v2/alert"])
        {
            routes.MapGet(path, (RequestDelegate)SearchAsync);
            routes.MapPost(path, (RequestDelegate)SearchAsync);
        }

        routes.MapPost("/api/v1/alert/{id}", (RequestDelegate)ChangeOneAsync);
        routes.MapPost("/api/v1/alerts", (RequestDelegate)ChangeManyAsync);
    }

    private Task SearchAsync(HttpContext context) => _search.AnswerAsync(context, Visible(context), state.Clock.Now);

    private async Task ChangeOneAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        AlertRequest request = await AlertRequest.ReadAsync(context, "status");
        Guid id = Guid.TryParse(context.Part("id"), out Guid known) ? known : Guid.Empty;
        if (Change(context, request, [id]).Count == 0)
            throw RejectedRequestException.Html(404);
        await JsonAnswer.SendSuccessAsync(context);
    }

    /// <summary>By identifiers or by a query, which must not be empty. How many were changed the answer does not say.</summary>
    private async Task ChangeManyAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        AlertRequest request = await AlertRequest.ReadAsync(context, "requested_status");
        if (request is { Ids: null, Query: null or "" } or { Ids: not null, Query: not null })
            throw RejectedRequestException.Text(400, "Either alert_ids or query is required");
        IReadOnlyList<Guid> ids = request.Ids ?? [.. _search.Find(request.Query!, Visible(context), state.Clock.Now).Select(document => document.Alert.Id)];
        IReadOnlyList<Alert> changed = Change(context, request, ids);
        if (request.IsReportIgnored is { } ignored)
        {
            HashSet<(int, string)> reports = [.. changed.Select(alert => (alert.FeedId, alert.WatchlistId))];
            state.Data.Reports.Change(report => reports.Contains((report.FeedId, report.Id)), report => report with { IsIgnored = ignored });
        }

        await JsonAnswer.SendSuccessAsync(context);
    }

    private IReadOnlyList<Alert> Change(HttpContext context, AlertRequest request, IReadOnlyList<Guid> ids)
    {
        DateTime now = state.Clock.Now;
        return state.Data.Alerts.Change(ids, alert => request.Apply(alert, now), now, context.Distortion().IndexDelay);
    }

    private IReadOnlyList<AlertDocument> Visible(HttpContext context) => _picture.Show(state.Data, context.Viewer(), state.Clock.Now);
}
