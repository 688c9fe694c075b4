using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>The request is answered with an error that the real server gives too.</summary>
internal sealed class RejectedRequestException : Exception
{
    private RejectedRequestException(int status, string contentType, string body)
        : base(body)
    {
        Status = status;
        ContentType = contentType;
    }

    public int Status { get; }

    public string ContentType { get; }

    /// <summary>The body is <see cref="Exception.Message"/>.</summary>
    public static RejectedRequestException Text(int status, string body) => new(status, "text/plain; charset=utf-8", body);

    public static RejectedRequestException Html(int status) => new(status, ErrorPage.ContentType, ErrorPage.For(status));

    /// <summary>What the server says when something fails that nobody thought of (edr-api.md 1.5).</summary>
    public static RejectedRequestException Unhandled() => Text(500, "Unhandled exception. Check logs for details.");

    /// <summary>A query that does not parse (edr-api.md 1.5).</summary>
    public static RejectedRequestException Reason(string reason)
        => new(400, "application/json", $$"""{"reason": "{{JsonEncodedText.Encode(reason)}}"}""");
}
