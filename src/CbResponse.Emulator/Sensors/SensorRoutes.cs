using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Sensors: one, the old list and the paged one, and changes (edr-api.md 3.8).</summary>
internal sealed class SensorRoutes(EmulatorState state)
{
    private const int MostUnpaged = 1_000;
    private readonly SensorFieldTable _fields = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/sensor", (RequestDelegate)ListAsync);
        routes.MapGet("/api/v1/sensor/{id}", (RequestDelegate)OneAsync);
        routes.MapPut("/api/v1/sensor/{id}", (RequestDelegate)ChangeAsync);
        routes.MapGet("/api/v2/sensor", (RequestDelegate)PageAsync);
    }

    private Task OneAsync(HttpContext context)
    {
        Sensor sensor = Find(context, state);
        return JsonAnswer.SendAsync(context, json => SensorWriter.Write(json, sensor));
    }

    private async Task ChangeAsync(HttpContext context)
    {
        Viewer viewer = context.Viewer();
        if (!viewer.MayChange(Find(context, state).GroupId))
            throw RejectedRequestException.Html(403);
        SensorChange change = SensorChange.Read(await context.ReadJsonAsync(), state.Version);
        if (state.Data.FindGroup(change.GroupId) is null)
            throw RejectedRequestException.Unhandled();
        if (!viewer.MayChange(change.GroupId))
            throw RejectedRequestException.Html(403);
        state.Data.Sensors.Change(context.PartNumber("id"), state.Clock.Now, change.Apply);
        context.Response.StatusCode = 204;
    }

    /// <summary>The sensor that the path names, as it is now.</summary>
    /// <exception cref="RejectedRequestException">There is none, or the viewer may not see it.</exception>
    public static Sensor Find(HttpContext context, EmulatorState state)
        => state.Data.Sensors.Find(context.PartNumber("id"), state.Clock.Now) is { } sensor && context.Viewer().CanSee(sensor.GroupId)
            ? sensor
            : throw RejectedRequestException.Html(404);

    private Task ListAsync(HttpContext context)
    {
        List<Sensor> sensors = [.. SensorSearch.Find(state.Data, context.Viewer(), SearchParameters.Of(context.Request.Query),
            state.Clock.Now, isPaged: false)];
        if (sensors.Count == 0 && !state.Version.IsSevenOrLater)
            return NothingFoundAsync(context);
        if (sensors.Count > MostUnpaged && state.Version.IsSevenOrLater)
        {
            throw RejectedRequestException.Text(
                400, $"Unpaged request has {sensors.Count} results, exceeds limit of {MostUnpaged}. Please consider using paging.");
        }

        return JsonAnswer.SendListAsync(context, sensors, SensorWriter.Write);
    }

    /// <summary>Before 7.0 "no match" is an empty answer, or an error, by the build (edr-api.md 1.5).</summary>
    private Task NothingFoundAsync(HttpContext context)
    {
        if (!state.Version.IsSixOrLater)
            throw RejectedRequestException.Unhandled();
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task PageAsync(HttpContext context)
    {
        SearchParameters parameters = SearchParameters.Of(context.Request.Query);
        SearchDistortion distortion = context.Distortion();
        List<Sensor> sensors = [.. SensorSearch.Find(state.Data, context.Viewer(), parameters, state.Clock.Now, isPaged: true)];
        List<Sensor> page =
        [
            .. Sort(sensors, parameters)
                .Skip(distortion.Start(parameters.Number("start") ?? 0))
                .Take(distortion.Rows(parameters.Number("rows") ?? 10)),
        ];
        return JsonAnswer.StreamAsync(context, async answer =>
        {
            answer.Writer.WriteStartObject();
            answer.Writer.WriteNumber("total_results", sensors.Count + distortion.TotalOffset);
            if (parameters.Flag("facet"))
                SearchAnswerWriter.WriteFacets(answer.Writer, Count(page, parameters.All("facet.field")));
            answer.Writer.WriteStartArray("results");
            foreach (Sensor sensor in page)
            {
                SensorWriter.Write(answer.Writer, sensor);
                await answer.SendSomeAsync();
            }

            answer.Writer.WriteEndArray();
            answer.Writer.WriteEndObject();
        });
    }

    /// <summary>What is counted is the page, not the whole (edr-api.md 2.7).</summary>
    private IReadOnlyList<Facet> Count(List<Sensor> page, IReadOnlyList<string> names)
    {
        FacetCounter<Sensor> counter = new(names.Count == 0 ? _fields.StandardFacets : names.Distinct(), _fields);
        page.ForEach(counter.Add);
        return counter.Finish(state.Clock.Now);
    }

    /// <summary>Without a column the order is that of check-ins.</summary>
    private IEnumerable<Sensor> Sort(List<Sensor> sensors, SearchParameters parameters)
    {
        bool isDescending = string.Equals(parameters.One("sort.dir"), "desc", StringComparison.OrdinalIgnoreCase);
        SortOrder order = parameters.One("sort.col") is { } column ? new SortOrder(column, isDescending) : _fields.DefaultSort;
        FieldSource<Sensor> source = _fields.FindSort(order.Field)
            ?? throw RejectedRequestException.Text(400, $"Invalid value for parameter sort.col: {order.Field}");
        return order.Descending
            ? sensors.OrderByDescending(source.SortNumber).ThenByDescending(source.SortText, StringComparer.OrdinalIgnoreCase)
            : sensors.OrderBy(source.SortNumber).ThenBy(source.SortText, StringComparer.OrdinalIgnoreCase);
    }
}
