using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>The license (edr-api.md 3.1). A block that is accepted here is the base64 form of <c>{"end": "2030-12-31", "sensors": 500}</c>.</summary>
internal sealed class LicenseRoutes(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (string path in (string[])["/api/license", "/api/v1/license"])
        {
            routes.MapGet(path, (RequestDelegate)GetAsync);
            routes.MapPost(path, (RequestDelegate)SetAsync);
        }
    }

    private Task GetAsync(HttpContext context)
    {
        ServerLicense license = state.Data.License;
        int sensors = state.Data.Sensors.Count;
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("license_valid", true);
            json.WriteString("license_end_date", license.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteBoolean("license_expired", license.End.Date < state.Clock.Now.Date);
            json.WriteNumber("licensed_sensor_count", license.Sensors);
            json.WriteNumber("actual_sensor_count", sensors);
            json.WriteBoolean("licensed_sensor_count_exceeded", sensors > license.Sensors);
            json.WriteString("server_token", "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
            json.WriteString("license_request_block", "bWFkZS11cC1yZXF1ZXN0LWJsb2Nr");
            json.WriteEndObject();
        });
    }

    private async Task SetAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        RequestObject body = await RequestObject.ReadAsync(context);
        state.Data.License = Read(body.RequiredText("license"));
        await JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("status", "success");
            json.WriteEndObject();
        });
    }

    private static ServerLicense Read(string block)
    {
        Span<byte> bytes = new byte[block.Length];
        if (Convert.TryFromBase64String(block.Trim(), bytes, out int length))
        {
            RequestObject content = RequestObject.Of(RequestContext.ParseJson(bytes[..length].ToArray()));
            if (DateTime.TryParseExact(content.Text("end"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime end)
                && content.Number("sensors") is { } sensors)
                return new ServerLicense(end, sensors);
        }

        throw RejectedRequestException.Text(400, "Invalid license");
    }
}
