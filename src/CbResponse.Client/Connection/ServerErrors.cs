using System.Globalization;
using System.Text;

namespace CbResponse;

/// <summary>Turns answers that are refusals or failures into exceptions (edr-api.md 1.5).</summary>
internal static class ServerErrors
{
    private const int LongestBody = 65_536;

    /// <summary>Reads what the server has to say, and makes an exception of it.</summary>
    public static async Task<CbServerException> ReadAsync(
        HttpResponseMessage response, ApiRequest request, CbServerOptions options, IClock clock, CancellationToken cancellationToken)
    {
        string body = await ReadTextAsync(response, request, cancellationToken).ConfigureAwait(false);
        int status = (int)response.StatusCode;
        string? text = ServerText.Find(body, options.Token.With(request.Secrets), request.ShowsWholeRefusal);
        if (status is >= 300 and < 400)
            return Redirect(response, request, options);
        (CbErrorKind kind, string message, string? advice) = Describe(status, text, ServerText.IsQueryReason(body), request, options);
        return new CbServerException(kind, message, status, text, request.Route)
        {
            Advice = advice,
            RetryAfter = RetryHandler.RetryAfter(response, clock.UtcNow),
        };
    }

    /// <summary>A failure told with a success status: <c>errorMessage</c>, or a <c>result</c> that is not <c>success</c>.</summary>
    public static CbServerException InSuccess(string text, string route, ApiToken token)
    {
        string words = ServerText.Show(text, token);
        return new CbServerException(CbErrorKind.ServerError, $"The server refused: {words}", 200, words, route);
    }

    private static (CbErrorKind Kind, string Message, string? Advice) Describe(
        int status, string? text, bool isQuery, ApiRequest request, CbServerOptions options)
    {
        string said = text is null ? string.Empty : $" The server says: {text}";
        return status switch
        {
            400 when isQuery => (
                CbErrorKind.InvalidQuery, $"The server cannot parse the query.{said}",
                "Check quotes and parentheses. A blank, a parenthesis or a quote inside a value needs a backslash before it, or the value double quotes."),
            400 => (CbErrorKind.InvalidRequest, $"The server refuses the request as invalid.{said}", null),
            401 => (
                CbErrorKind.AuthenticationFailed, $"The server {options.Address.Authority} does not accept the API token.",
                "The token may be mistyped, or was reset in the console. Copy it from the user's profile page and connect again."),
            403 => (
                CbErrorKind.PermissionDenied, $"The user of this API token lacks the right for this request{(request.NeededRight is { } right ? $": it takes {right}" : string.Empty)}.{said}",
                "Ask an administrator for the right, or connect with the token of a user who has it."),
            404 => (CbErrorKind.ObjectNotFound, $"The server knows no such object.{said}", null),
            405 or 501 => (CbErrorKind.NotSupported, $"The server does not offer this request.{said}", "Its version may be too old for it."),
            409 => (CbErrorKind.Conflict, $"The server refuses because of the object's present state.{said}", null),
            429 => (CbErrorKind.ServerBusy, $"The server asks for fewer requests.{said}", "Try again later."),
            502 or 504 => (
                CbErrorKind.ServerBusy, $"The server's gateway gave up waiting (status {Number(status)}).{said}",
                request.IsReading ? "The search may be too slow: narrow it, by time for example, and try again." : ConnectionErrors.MayBeDone),
            503 => (CbErrorKind.ServerBusy, $"The server is busy or in maintenance.{said}", "Try again later."),
            >= 500 => (CbErrorKind.ServerError, $"The server failed with status {Number(status)}.{said}", "The server's own log has the cause."),
            >= 400 => (CbErrorKind.InvalidRequest, $"The server refuses the request with status {Number(status)}.{said}", null),
            _ => (CbErrorKind.UnexpectedResponse, $"The server answered with the unexpected status {Number(status)}.{said}", null),
        };
    }

    /// <summary>Redirects are not followed: the API has none, and the token must not go where the server points.</summary>
    private static CbServerException Redirect(HttpResponseMessage response, ApiRequest request, CbServerOptions options)
    {
        string target = Target(response, options.Address) ?? "an address it does not name";
        return new CbServerException(
            CbErrorKind.InvalidRequest,
            $"The server redirects to {options.Token.Redact(target)}. The API token was not sent there.",
            (int)response.StatusCode,
            null,
            request.Route)
        {
            Advice = "If you trust that address, connect to it directly.",
        };
    }

    /// <summary>Where a redirect points, without parameters and accounts; null when it names no address.</summary>
    private static string? Target(HttpResponseMessage response, Uri server)
        => response.Headers.Location is { } location && Uri.TryCreate(server, location, out Uri? target)
            ? target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : null;

    private static async Task<string> ReadTextAsync(HttpResponseMessage response, ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using Stream stream = await ServerConnection.OpenBodyAsync(response, request, cancellationToken).ConfigureAwait(false);
            byte[] buffer = new byte[LongestBody];
            int length = 0;
            int read;
            while (length < buffer.Length
                && (read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
            }

            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException or CbException)
        {
            // The status alone tells what happened; the server's words are lost with its connection.
            return string.Empty;
        }
    }

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}
