using System.Globalization;

namespace CbResponse;

/// <summary>Makes the requests of the event routes (edr-api.md 3.2).</summary>
internal static class EventRequests
{
    /// <summary>The form that suits a server: v2 since 5.1, v3 since 5.2, v4 since 6.0.</summary>
    public static int ApiVersionOf(ServerVersion version)
    {
        if (version.IsAtLeast(6))
            return 4;
        return version.IsAtLeast(5, 2) ? 3 : version.IsAtLeast(5, 1) ? 2 : 1;
    }

    /// <summary>The request for the events of a document, or for a page of them.</summary>
    public static ApiRequest Events(ProcessId id, long segment, int apiVersion, long? start, long? count)
    {
        List<KeyValuePair<string, string>> parameters = [];
        if (start is { } first)
            parameters.Add(new KeyValuePair<string, string>("cb.event_start", Number(first)));
        if (count is { } most)
            parameters.Add(new KeyValuePair<string, string>("cb.event_count", Number(most)));
        return ApiRequest.Get($"/api/v{Number(apiVersion)}/process/{Uri.EscapeDataString(id.Id)}/{Number(segment)}/event", parameters);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
