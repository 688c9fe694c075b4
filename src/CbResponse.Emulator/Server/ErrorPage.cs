namespace CbResponse.Emulator;

/// <summary>The small HTML pages that the server answers errors with (edr-api.md 1.5).</summary>
internal static class ErrorPage
{
    public const string ContentType = "text/html";

    public static string For(int status)
    {
        string title = status switch
        {
            401 => "401 Unauthorized",
            403 => "403 Forbidden",
            404 => "404 Not Found",
            405 => "405 Method Not Allowed",
            502 => "502 Bad Gateway",
            503 => "503 Service Temporarily Unavailable",
            504 => "504 Gateway Time-out",
            _ => status.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<h1>{title}</h1>\r\n</body>\r\n</html>\r\n";
    }
}
