using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>HTTP answers to the byte.</summary>
internal static class Http
{
    public const string Info = """{"version": "7.6.0.1", "maxSearchResultRows": 1000}""";

    public static byte[] Json(string body) => Answer("200 OK", Encoding.UTF8.GetBytes(body), "Content-Type: application/json\r\n");

    public static byte[] Answer(string status, string body = "", string headers = "") => Answer(status, Encoding.UTF8.GetBytes(body), headers);

    public static byte[] Answer(string status, byte[] body, string headers = "") =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n{headers}\r\n")),
        .. body,
    ];

    /// <summary>A compressed answer that ends with the connection.</summary>
    public static byte[] Compressed(byte[] compressed) =>
        [.. "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"u8, .. compressed];

    public static byte[] Gzip(string body)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(body));
        return compressed.ToArray();
    }
}
