using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Search of threat reports, and the reports of one feed (edr-api.md 3.7).</summary>
internal sealed class ReportRoutes(EmulatorState state)
{
    private readonly ReportWriter _writer = new(state.Version);

    /// <summary>A POST to the search's path is not a search: it changes reports.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        RecordSearch<ReportDocument> search = new(new ReportFieldTable(), state.Version, _writer.Write);
        routes.MapGet("/api/v1/threat_report", (RequestDelegate)(context
            => search.AnswerAsync(context, ReportDocument.All(state.Data), state.Clock.Now)));
        routes.MapPost("/api/v1/threat_report", (RequestDelegate)(context => ChangeAsync(context, search)));
        routes.MapGet("/api/v1/feed/{id}/report", (RequestDelegate)ListAsync);
        routes.MapGet("/api/v1/feed/{id}/report/{report}", (RequestDelegate)OneAsync);
        routes.MapGet("/api/v1/feed/{id}/report/{report}/stats", (RequestDelegate)StatisticsAsync);
    }

    /// <summary>Status 200 and no body: clients look for the 200, and the vendor's Python client would take any JSON here for the report.</summary>
    private async Task ChangeAsync(HttpContext context, RecordSearch<ReportDocument> search)
    {
        context.RequireGlobalAdmin();
        ReportRequest request = await ReportRequest.ReadAsync(context);
        IReadOnlySet<(int FeedId, string Id)> ids = request.Query is null
            ? request.Ids
            : search.Find(request.Query, ReportDocument.All(state.Data), state.Clock.Now).Select(found => (found.Report.FeedId, found.Report.Id)).ToHashSet();
        state.Data.Reports.Change(report => ids.Contains((report.FeedId, report.Id)), report => report with { IsIgnored = request.IsIgnored });
    }

    private Task ListAsync(HttpContext context)
    {
        int feed = context.PartNumber("id");
        ServerData data = state.Data;
        if (data.Feeds.All(known => known.Id != feed))
            throw RejectedRequestException.Html(404);
        return JsonAnswer.SendListAsync(context, ReportDocument.All(data).Where(document => document.Feed.Id == feed), _writer.Write);
    }

    private Task OneAsync(HttpContext context)
    {
        ReportDocument document = Find(context);
        return JsonAnswer.SendAsync(context, json => _writer.Write(json, document));
    }

    /// <summary>Counts hits. What a real server counts is not known.</summary>
    private Task StatisticsAsync(HttpContext context)
    {
        ReportDocument document = Find(context);
        int alerts = state.Data.Alerts.At(state.Clock.Now).Count(alert => alert.FeedId == document.Feed.Id && alert.WatchlistId == document.Report.Id);
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("alert_count", alerts);
            json.WriteEndObject();
        });
    }

    private ReportDocument Find(HttpContext context)
    {
        int feed = context.PartNumber("id");
        string id = context.Part("report");
        return ReportDocument.All(state.Data).FirstOrDefault(candidate => candidate.Feed.Id == feed && candidate.Report.Id == id)
            ?? throw RejectedRequestException.Html(404);
    }
}
