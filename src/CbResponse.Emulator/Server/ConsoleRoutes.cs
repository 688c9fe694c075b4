using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>
/// What the console shows of the server itself: figures of the dashboard, ways to log in, and logins (edr-api.md 3.1). Which figures a real
/// dashboard has is not known; these are of the kinds that it has.
/// </summary>
internal sealed class ConsoleRoutes(EmulatorState state)
{
    public const string LoginCapabilities = "/api/login-caps";

    private const long DocumentBytes = 1_200;
    private const long DiskBytes = 500_000_000_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/dashboard/statistics", (RequestDelegate)(context => JsonAnswer.SendAsync(context, WriteDashboard)));
        routes.MapGet(LoginCapabilities, (RequestDelegate)(context => JsonAnswer.SendAsync(context, WriteLoginCapabilities)));
        routes.MapGet("/api/useractivity", (RequestDelegate)(context => JsonAnswer.SendListAsync(context, state.Data.Logins, WriteLogin)));
    }

    private void WriteDashboard(Utf8JsonWriter json)
    {
        ServerData data = state.Data;
        DateTime now = state.Clock.Now;
        json.WriteStartObject();
        json.WriteStartObject("sensors");
        json.WriteNumber("total", data.Sensors.Count);
        json.WriteNumber("groups", data.Groups.Count);
        json.WriteEndObject();
        json.WriteStartObject("alerts");
        foreach (IGrouping<string, Alert> status in data.Alerts.At(now).GroupBy(alert => alert.Status).OrderBy(status => status.Key, StringComparer.Ordinal))
            json.WriteNumber(status.Key, status.Count());
        json.WriteEndObject();
        json.WriteStartObject("storage");
        json.WriteStartArray("cores");
        foreach (StoragePartition partition in data.Partitions.Where(partition => partition.Status != "cold"))
        {
            json.WriteStartObject();
            json.WriteString("name", partition.Name);
            json.WriteNumber("documents", partition.Documents);
            json.WriteNumber("size_in_bytes", partition.Documents * DocumentBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("disk_total", FormattableString.Invariant($"{DiskBytes}"));
        json.WriteNumber("disk_used_percent", 41.5);
        json.WriteEndObject();
        json.WriteString("generated", WireTime.Record(now));
        json.WriteEndObject();
    }

    private static void WriteLoginCapabilities(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("two_factor", false);
        json.WriteBoolean("sso", false);
        json.WriteEndObject();
    }

    private static void WriteLogin(Utf8JsonWriter json, ConsoleLogin login)
    {
        json.WriteStartObject();
        json.WriteString("username", login.UserName);
        json.WriteString("timestamp", WireTime.Record(login.Time));
        json.WriteString("ip_address", login.Address);
        json.WriteNumber("http_status", login.IsSuccess ? 200 : 403);
        json.WriteString("http_description", login.IsSuccess ? "Success" : "Forbidden");
        json.WriteEndObject();
    }
}
