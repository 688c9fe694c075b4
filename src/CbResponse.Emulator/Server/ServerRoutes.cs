using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>What the server says about itself: <c>/api/info</c> (edr-api.md 1.7).</summary>
internal sealed class ServerRoutes(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/info", (RequestDelegate)InfoAsync);
    }

    private Task InfoAsync(HttpContext context) => JsonAnswer.SendAsync(context, WriteInfo);

    private void WriteInfo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("version", state.Version.Build);
        json.WriteString("version_release", state.Version.Release);
        json.WriteBoolean("cblrEnabled", true);
        json.WriteBoolean("liveResponseAutoAttach", true);
        json.WriteBoolean("banningEnabled", true);
        json.WriteBoolean("vdiGloballyEnabled", false);
        json.WriteBoolean("cloud_install", false);
        json.WriteNumber("processPageSize", 10);
        json.WriteNumber("binaryPageSize", 10);
        json.WriteString("processOrder", string.Empty);
        json.WriteString("binaryOrder", string.Empty);
        json.WriteNumber("maxSearchResultRows", state.Version.IsSixOrLater ? 10_000 : 1_000);
        json.WriteNumber("searchExportCount", 1_000);
        json.WriteNumber("maxRowsSolrReportQuery", 10_000);
        json.WriteNumber("timestampDeltaThreshold", 5);
        json.WriteBoolean("linuxInstallerExists", true);
        json.WriteBoolean("osxInstallerExists", true);
        json.WriteStartObject("features");
        json.WriteBoolean("thirdparty_sharing", false);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
