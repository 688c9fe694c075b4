using System.Globalization;

namespace CbResponse;

/// <summary>Makes the requests of the binary routes. Hashes are written in upper case, as the server writes them.</summary>
internal static class BinaryRequests
{
    private const string Route = "/api/v1/binary";

    public static ApiRequest Search(BinarySearch search, long start, int rows)
    {
        List<KeyValuePair<string, string>> parameters = [];
        parameters.Add("cb.urlver", "1");
        parameters.Add("q", search.Query);
        parameters.Add(SearchRequest.Rows, rows.ToString(CultureInfo.InvariantCulture));
        parameters.Add(SearchRequest.Start, start.ToString(CultureInfo.InvariantCulture));
        if (rows > 0)
            parameters.Add("sort", search.Sort);
        return SearchRequest.Make(Route, parameters, start);
    }

    public static ApiRequest Summary(string md5) => ApiRequest.Get(Of(md5) + "/summary");

    public static ApiRequest File(string md5) => ApiRequest.Get(Of(md5));

    public static ApiRequest Icon(string md5) => ApiRequest.Get(Of(md5) + "/icon");

    public static ApiRequest Frequency(string md5)
    {
        List<KeyValuePair<string, string>> parameters = [];
        parameters.Add("cb.freqver", "1");
        parameters.Add("name", "md5");
        parameters.Add("md5", md5.ToUpperInvariant());
        return ApiRequest.Get("/api/v1/process/host/count", parameters);
    }

    private static string Of(string md5) => $"{Route}/{Uri.EscapeDataString(md5.ToUpperInvariant())}";
}
