using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CbResponse;

/// <summary>Parses whole JSON bodies, and says in plain words what is wrong with one that does not fit.</summary>
internal static class JsonBody
{
    public static bool IsBlank(byte[] body) => FirstByte(body) < 0;

    public static bool BeginsAsPage(byte[] body) => FirstByte(body) == '<';

    public static bool BeginsAsObjectOrList(byte[] body) => FirstByte(body) is '{' or '[';

    /// <summary>Parses a body.</summary>
    /// <exception cref="CbUnexpectedResponseException">The body is no JSON, is cut short, or has another shape.</exception>
    /// <exception cref="CbServerException">The body tells a failure in <c>errorMessage</c>.</exception>
    public static T Parse<T>(byte[] body, JsonTypeInfo<T> type, string route, ApiToken token)
    {
        if (BeginsAsPage(body))
            throw Html(route);
        try
        {
            ThrowOnErrorMessage(body, route, token);
            return JsonSerializer.Deserialize(JsonCopy.Mend(WithoutMark(body)).Span, type)
                ?? throw new CbUnexpectedResponseException("The server's answer is the JSON value null.") { Route = route };
        }
        catch (JsonException e)
        {
            throw Describe(e, PathOf(e), !IsComplete(body), route, token);
        }
    }

    /// <summary>Parses a body of no fixed shape.</summary>
    /// <exception cref="CbUnexpectedResponseException">The body is no JSON or is cut short.</exception>
    /// <exception cref="CbServerException">The body tells a failure in <c>errorMessage</c>.</exception>
    public static JsonElement ParseElement(byte[] body, string route, ApiToken token)
    {
        if (IsBlank(body))
            throw new CbUnexpectedResponseException("The server's answer is empty.") { Route = route };
        return Parse(body, CbJsonContext.Default.JsonElement, route, token);
    }

    /// <summary>An answer that ends before it is complete.</summary>
    public static CbUnexpectedResponseException CutShort(string route)
        => new("The server's answer ends before it is complete.", isCutShort: true) { Route = route };

    /// <summary>Complains of a value.</summary>
    public static CbUnexpectedResponseException Wrong(string path, string problem, string route)
        => new($"The server's answer does not fit: '{path}' {problem}.", path) { Route = route };

    /// <summary>A page where JSON was due: not an EDR server, a proxy's log-in page, or maintenance.</summary>
    public static CbUnexpectedResponseException Html(string route) => new(
        "The answer is a web page and not JSON. The address may not be that of an EDR server, or a proxy answered in its place.")
    {
        Route = route,
    };

    /// <summary>Makes an exception of a parser's complaint.</summary>
    /// <param name="e">The complaint.</param>
    /// <param name="path">Where in the answer, or null for the answer as a whole.</param>
    /// <param name="isCutShort">Whether the answer ended early.</param>
    /// <param name="route">The request.</param>
    /// <param name="token">The token, which a server may have put into the value that is complained of.</param>
    public static CbUnexpectedResponseException Describe(JsonException e, string? path, bool isCutShort, string route, ApiToken token)
    {
        string complaint = token.Redact(e.Message);
        if (complaint != e.Message)
            e = new JsonException(complaint);
        path = path is null ? null : token.Redact(path);
        string message = isCutShort
            ? "The server's answer ends before it is complete."
            : $"The server's answer does not fit: {(path is null ? "it" : $"'{path}'")} {Problem(e)}.";
        return new CbUnexpectedResponseException(message, path, isCutShort, e) { Route = route };
    }

    /// <summary>What is wrong. The parser's own words name classes of ours, which helps nobody; the path does.</summary>
    private static string Problem(JsonException e)
    {
        if (e.Message.StartsWith(WireFormat.Marker, StringComparison.Ordinal))
            return e.Message.Substring(WireFormat.Marker.Length);

        // The serialiser wraps the parser's own complaint.
        bool isParsers = e.GetType() != typeof(JsonException) || e.InnerException is JsonException;
        return isParsers ? "is not valid JSON" : "is not of the expected type";
    }

    private static string? PathOf(JsonException e)
    {
        string path = (e.Path ?? string.Empty).TrimStart('$').TrimStart('.');
        return path.Length == 0 ? null : path;
    }

    /// <summary>The body without a byte order mark.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(byte[] body)
        => body.Length >= 3 && body[0] == 0xEF && body[1] == 0xBB && body[2] == 0xBF ? body.AsMemory(3) : body;

    private static ReadOnlySpan<byte> Text(byte[] body) => WithoutMark(body).Span;

    /// <summary>Complains of a body that tells a failure with a success status, as any answer may.</summary>
    /// <exception cref="CbServerException">The body tells a failure.</exception>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static void ThrowOnErrorMessage(byte[] body, string route, ApiToken token)
    {
        Utf8JsonReader reader = new(Text(body));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isError = WireText.Get(ref reader) == "errorMessage";
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            bool isText = reader.TokenType == JsonTokenType.String;
            string? text = isText ? WireText.Get(ref reader) : null;
            reader.Skip();
            if (isError)
                throw ServerErrors.InSuccess(text ?? RawText(Text(body).Slice(start, (int)reader.BytesConsumed - start)), route, token);
        }
    }

    private static string RawText(ReadOnlySpan<byte> json)
    {
        string text = System.Text.Encoding.UTF8.GetString(json.ToArray());
        return text == "null" ? "no message" : text;
    }

    private static bool IsComplete(byte[] body)
    {
        Utf8JsonReader reader = new(Text(body), isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                    return true;
            }

            return false;
        }
        catch (JsonException)
        {
            // Broken in its middle: that is another shape, not an early end.
            return true;
        }
    }

    private static int FirstByte(byte[] body)
    {
        foreach (byte b in Text(body))
        {
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return b;
        }

        return -1;
    }
}
