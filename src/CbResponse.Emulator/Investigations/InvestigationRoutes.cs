using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Investigations and tagged events (edr-api.md 3.11). The number behind <c>tagged_event</c> is an investigation's for GET, and an event's otherwise.</summary>
internal sealed class InvestigationRoutes(EmulatorState state)
{
    private const string Route = "/api/tagged_event";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/investigations", (RequestDelegate)ListAsync);
        routes.MapGet("/api/tagged_events/{process}", (RequestDelegate)(context => JsonAnswer.SendListAsync(context, OfProcess(context.Part("process")), Write)));
        routes.MapGet(Route + "/{id}", (RequestDelegate)(context => JsonAnswer.SendListAsync(context, OfInvestigation(context.PartNumber("id")), Write)));
        routes.MapPost(Route, (RequestDelegate)TagAsync);
        routes.MapPut(Route + "/{id}", (RequestDelegate)ChangeAsync);
        routes.MapDelete(Route + "/{id}", (RequestDelegate)RemoveAsync);
    }

    private Task ListAsync(HttpContext context) => JsonAnswer.SendAsync(context, json =>
    {
        json.WriteStartArray();
        foreach (Investigation investigation in state.Data.Investigations)
        {
            DateTime updated = OfInvestigation(investigation.Id).Select(item => item.Tagged).Append(investigation.Started).Max();
            json.WriteStartObject();
            json.WriteNumber("id", investigation.Id);
            json.WriteString("name", investigation.Name);
            json.WriteString("notes", string.Empty);
            json.WriteNull("created_by_user_id");
            json.WriteString("date_started", WireTime.Record(investigation.Started));
            json.WriteString("last_updated", WireTime.Record(updated));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private async Task TagAsync(HttpContext context)
    {
        User user = context.Viewer().User;
        RequestObject body = await RequestObject.ReadAsync(context);
        int investigation = body.Number("investigation_id") ?? throw RequestObject.Invalid("investigation_id");
        if (state.Data.Investigations.All(known => known.Id != investigation))
            throw RejectedRequestException.Text(400, $"Investigation {investigation} does not exist");
        DateTime start = Time(body) ?? throw RequestObject.Invalid("start_date");
        JsonElement data = Data(body) ?? throw RequestObject.Invalid("event_data");
        TaggedEvent made = state.Data.TaggedEvents.Add((id, _) => new TaggedEvent
        {
            Id = id,
            InvestigationId = investigation,
            Start = start,
            Tagged = state.Clock.Now,
            UserId = user.Id,
            EventType = body.Text("event_type"),
            UniqueId = body.Text("unique_id") ?? body.Text("process_id"),
            SegmentId = body.Find("segment_id") is { ValueKind: JsonValueKind.Number } segment && segment.TryGetInt64(out long number) ? number : null,
            Data = data,
        });
        await JsonAnswer.SendAsync(context, json => Write(json, made));
    }

    private async Task ChangeAsync(HttpContext context)
    {
        RequestObject body = await RequestObject.ReadAsync(context);
        DateTime? start = Time(body);
        JsonElement? data = Data(body);
        TaggedEvent? changed = state.Data.TaggedEvents.Change(
            context.PartNumber("id"), (item, _) => item with { Start = start ?? item.Start, Data = data ?? item.Data });
        if (changed is null)
            throw RejectedRequestException.Html(404);
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
        => state.Data.TaggedEvents.Remove(context.PartNumber("id")) ? JsonAnswer.SendSuccessAsync(context) : throw RejectedRequestException.Html(404);

    private IEnumerable<TaggedEvent> OfInvestigation(int id) => state.Data.TaggedEvents.Where(item => item.InvestigationId == id);

    /// <summary>The identifier may name a document; all events of the process are meant.</summary>
    private IEnumerable<TaggedEvent> OfProcess(string id)
        => state.Data.TaggedEvents.Where(item => item.UniqueId is { } own && (id.StartsWith(own, StringComparison.OrdinalIgnoreCase) || own.StartsWith(id, StringComparison.OrdinalIgnoreCase)));

    private static DateTime? Time(RequestObject body) => body.Text("start_date") is not { } text ? null
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time)
            ? time
            : throw RequestObject.Invalid("start_date");

    private static JsonElement? Data(RequestObject body)
        => body.Find("event_data") is not { } data ? null : data.ValueKind == JsonValueKind.Object ? data : throw RequestObject.Invalid("event_data");

    private static void Write(Utf8JsonWriter json, TaggedEvent item)
    {
        json.WriteStartObject();
        json.WriteNumber("id", item.Id);
        json.WriteNumber("investigation_id", item.InvestigationId);
        json.WriteNull("event_id");
        json.WriteString("event_type", item.EventType);
        json.WritePropertyName("event_data");
        item.Data.WriteTo(json);
        json.WriteString("unique_id", item.UniqueId);
        json.WriteString("process_id", item.UniqueId is { Length: > ProcessGuid.Length } document ? document[..ProcessGuid.Length] : item.UniqueId);
        if (item.SegmentId is { } segment)
            json.WriteNumber("segment_id", segment);
        json.WriteString("start_date", WireTime.Record(item.Start));
        json.WriteString("date_tagged", WireTime.Record(item.Tagged));
        json.WriteNumberOrNull("tagged_by_user_id", item.UserId);
        json.WriteString("notes", string.Empty);
        json.WriteEndObject();
    }
}
