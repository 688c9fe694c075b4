using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Makes the requests about bans.</summary>
internal static class BanRequests
{
    private const string Route = "/api/v1/banning/blacklist";

    public static ApiRequest List(int count)
        => ApiRequest.Get(Route, [new KeyValuePair<string, string>("count", count.ToString(CultureInfo.InvariantCulture))]);

    public static ApiRequest Get(string md5) => ApiRequest.Get(Of(md5));

    public static ApiRequest Restrictions(BanRestrictionKind kind)
        => ApiRequest.Get(kind == BanRestrictionKind.Whitelist ? "/api/v1/banning/whitelist" : "/api/v1/banning/restrictions");

    /// <summary>Makes a ban, or enables one that is disabled.</summary>
    public static ApiRequest Create(string md5, string reason) => new(HttpMethod.Post, Route)
    {
        NeededRight = RequiredRights.Banner,
        Body = RecordBody.Write(json =>
        {
            json.WriteString("md5hash", md5);
            json.WriteString("text", reason);
            json.WriteBoolean("enabled", true);
        }),
    };

    /// <summary>Switches a ban off, and blanks its text. Doing it again changes nothing.</summary>
    public static ApiRequest Disable(string md5) => new(HttpMethod.Delete, Of(md5)) { IsIdempotent = true, NeededRight = RequiredRights.Banner };

    /// <summary>Sets the text. Everything else goes back as it came, also what this version does not know.</summary>
    public static ApiRequest Describe(string md5, JsonElement record, string reason) => new(HttpMethod.Put, Of(md5))
    {
        IsIdempotent = true,
        NeededRight = RequiredRights.Banner,
        Body = RecordBody.Change(record, new Dictionary<string, object?> { ["text"] = reason }),
    };

    private static string Of(string md5) => $"{Route}/{Uri.EscapeDataString(md5)}";
}
