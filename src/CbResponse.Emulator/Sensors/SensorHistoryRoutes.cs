using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>
/// What sensors did lately, all of them in numbers, and the builds that there are (edr-api.md 3.8, 3.9). Members of check-ins and of
/// resources are made up: the real ones are not documented.
/// </summary>
internal sealed class SensorHistoryRoutes(EmulatorState state)
{
    private const int Remembered = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/sensor/{id}/queued", (RequestDelegate)(context => HistoryAsync(context, WriteQueue)));
        routes.MapGet("/api/v1/sensor/{id}/activity", (RequestDelegate)(context => HistoryAsync(context, WriteCheckIn)));
        routes.MapGet("/api/v1/sensor/{id}/resourcestatus", (RequestDelegate)(context => HistoryAsync(context, WriteResources)));
        routes.MapGet("/api/v1/sensor/statistics", (RequestDelegate)StatisticsAsync);
        routes.MapGet("/api/builds", (RequestDelegate)BuildsAsync);
        routes.MapGet("/api/v1/builds", (RequestDelegate)BuildsAsync);
        if (state.Version.IsSixOrLater)
            routes.MapGet("/api/v2/builds", (RequestDelegate)BuildsBySystemAsync);
    }

    /// <summary>One record for each of the last check-ins, the newest first.</summary>
    private Task HistoryAsync(HttpContext context, Action<Utf8JsonWriter, Sensor, int> write)
    {
        Sensor sensor = SensorRoutes.Find(context, state);
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartArray();
            for (int i = 0; i < Remembered; i++)
            {
                json.WriteStartObject();
                json.WriteNumber("sensor_id", sensor.Id);
                json.WriteString("timestamp", WireTime.Record(sensor.LastCheckin - (i * Interval)));
                write(json, sensor, i);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Some of the numbers are texts.</summary>
    private static void WriteQueue(Utf8JsonWriter json, Sensor sensor, int age)
    {
        json.WriteString("id", Number((sensor.Id * 1_000) - age));
        json.WriteString("num_eventlogs", Number(age));
        json.WriteString("num_eventlog_bytes", Number(sensor.EventLogBytes + (age * 65_536L)));
        json.WriteNumber("num_storefiles", age / 2);
        json.WriteString("num_storefile_bytes", Number(age / 2 * 1_048_576L));
    }

    private static void WriteCheckIn(Utf8JsonWriter json, Sensor sensor, int age)
    {
        json.WriteString("address", sensor.Adapters[0].Address.ToString());
        json.WriteNumber("bytes_sent", 4_096 * (age + 1));
    }

    private static void WriteResources(Utf8JsonWriter json, Sensor sensor, int age)
    {
        json.WriteString("private_bytes", Number(52_428_800 + (sensor.Id * 4_096L) + (age * 1_024L)));
        json.WriteNumber("handle_count", 400 + sensor.Id + age);
    }

    private Task StatisticsAsync(HttpContext context)
    {
        DateTime dayAgo = state.Clock.Now.AddHours(-24);
        List<Sensor> sensors = [.. state.Data.Sensors.List(state.Clock.Now)];
        List<Sensor> active = sensors.FindAll(sensor => sensor.LastCheckin >= dayAgo);
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("sensor_count", sensors.Count);
            json.WriteNumber("active_sensor_count", active.Count);
            json.WriteString("num_eventlog_bytes", Number(active.Sum(sensor => sensor.EventLogBytes)));
            json.WriteString("num_storefile_bytes", "0");
            json.WriteEndObject();
        });
    }

    private Task BuildsAsync(HttpContext context) => JsonAnswer.SendAsync(context, json =>
    {
        int id = 0;
        json.WriteStartArray();
        foreach (string version in Organization.SensorBuilds.SelectMany(system => system.Versions))
        {
            json.WriteStartObject();
            json.WriteNumber("id", ++id);
            json.WriteString("version_string", version);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private Task BuildsBySystemAsync(HttpContext context) => JsonAnswer.SendAsync(context, json =>
    {
        json.WriteStartObject();
        foreach ((string system, string[] versions) in Organization.SensorBuilds)
        {
            json.WriteStartArray(system);
            foreach (string version in versions)
            {
                json.WriteStartObject();
                json.WriteString("version_string", version);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
