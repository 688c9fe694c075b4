using System.Globalization;
using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The one table from failures to error records. ErrorIds are public: scripts rely on them (see about_CbErrors).</summary>
internal static class ErrorRecords
{
    /// <summary>A failure of a call. The target is the item that it was about.</summary>
    public static ErrorRecord From(CbException exception, object? target)
    {
        (string id, ErrorCategory category) = Classify(exception);
        object? about = target ?? (exception is CbCredentialException credential ? credential.Profile ?? credential.Path : null);
        return Make(exception, id, category, about, Describe(exception, target), exception.Advice);
    }

    /// <summary>Whether every later item would fail the same way.</summary>
    public static bool EndsPipeline(CbException exception) => exception.Kind is
        CbErrorKind.ConnectionFailed or CbErrorKind.CertificateUntrusted or CbErrorKind.AuthenticationFailed
        or CbErrorKind.InvalidQuery or CbErrorKind.Credential or CbErrorKind.ProfileNotFound or CbErrorKind.SessionClosed;

    /// <summary>No session is the default.</summary>
    public static ErrorRecord NotConnected()
    {
        string others = SessionList.Current.Names;
        return NotConnected(others.Length == 0
            ? "No server is connected. Connect first: Connect-CbServer https://edr.example.com -Token (Read-Host -AsSecureString)"
            : $"No session is the default since the last one was disconnected. Say which with -Session: {others}.");
    }

    /// <summary>No session is there to use.</summary>
    public static ErrorRecord NotConnected(string message) => Make(
        new InvalidOperationException(message), "CbNotConnected", ErrorCategory.ConnectionError, null, message, null);

    /// <summary>A session that was there.</summary>
    public static ErrorRecord Disconnected(string name)
    {
        string message = $"The session '{name}' was disconnected. Connect again with Connect-CbServer, or name another session with -Session.";
        return Make(new InvalidOperationException(message), "CbNotConnected", ErrorCategory.ConnectionError, name, message, null);
    }

    /// <summary>A session that is not there.</summary>
    public static ErrorRecord SessionNotFound(string name)
    {
        string known = SessionList.Current.Names;
        string message = $"There is no session '{name}' in this runspace. {(known.Length == 0 ? "No server is connected." : $"The sessions are: {known}.")}";
        return Make(new ArgumentException(message), "CbSessionNotFound", ErrorCategory.ObjectNotFound, name, message, null);
    }

    /// <summary>Parameters that do not go together, or a value that cannot be used.</summary>
    public static ErrorRecord InvalidArgument(string message, object? target) => Make(
        new ArgumentException(message), "CbInvalidArgument", ErrorCategory.InvalidArgument, target, message, null);

    /// <summary>A text that is no identifier of a process.</summary>
    public static ErrorRecord InvalidProcessId(string text)
        => InvalidId($"'{text}' is not a process identifier. It looks like 00000007-0000-1234-01da-6ec35ac2a480.", text);

    /// <summary>An object that is not about one process.</summary>
    public static ErrorRecord NoProcess(CbObject item)
        => InvalidArgument($"'{item}' is not about one process. Give a process, a segment, an event, a node of a tree, or an alert about a process.", item);

    /// <summary>An object that is not about a file.</summary>
    public static ErrorRecord NoHash(CbObject item)
        => InvalidArgument($"'{item}' is not about a file whose MD5 is known. Give a binary, a process, an event, an alert or a ban.", item);

    /// <summary>A file that is banned already.</summary>
    public static ErrorRecord AlreadyBanned(string md5, BannedHash ban)
    {
        string message = FormattableString.Invariant(
            $"{md5} is banned already, since {ban.CreatedTime:u} by {ban.UserName}, for '{ban.Reason}'. Nothing was changed. -SkipExisting passes over such files.");
        return Make(new CbException(CbErrorKind.Conflict, message), "CbConflict", ErrorCategory.ResourceExists, md5, message, null);
    }

    /// <summary>An object of a name or number that the server does not know.</summary>
    public static ErrorRecord NotFound(string message, object target) => From(new CbException(CbErrorKind.ObjectNotFound, message), target);

    /// <summary>An object that is there already.</summary>
    public static ErrorRecord AlreadyThere(string message, object target) => From(new CbException(CbErrorKind.Conflict, message), target);

    /// <summary>An object that is not deleted, because of what would come of it.</summary>
    public static ErrorRecord NotRemovable(string message, string? advice, object? target)
        => From(new CbException(CbErrorKind.Conflict, message) { Advice = advice }, target);

    /// <summary>An object of one server where another is meant: its number belongs to something else there.</summary>
    public static ErrorRecord OtherServer(CbObject item, CbSession session)
        => InvalidArgument($"'{item}' is of {item.Server}, and the session '{session.Name}' leads to {session.Uri.Authority}. Leave -Session out: the object's own server is used.", item);

    /// <summary>An object of another server than those beside it.</summary>
    public static ErrorRecord SeveralServers(CbObject item, CbSession session)
        => InvalidArgument($"'{item}' is of {item.Server}, and others are of {session.Uri.Authority}. Pipe them in: then each is asked for at its own server.", item);

    /// <summary>An object that is not about one host.</summary>
    public static ErrorRecord NoSensor(CbObject item)
        => InvalidArgument($"'{item}' is not about one host whose sensor is known. Give a sensor, a process, or something that was found of one.", item);

    /// <summary>A name that several sensors have.</summary>
    public static ErrorRecord AmbiguousName(string message, string name) => Make(
        new ArgumentException(message), "CbAmbiguousName", ErrorCategory.InvalidArgument, name, message, null);

    /// <summary>A sensor that has not done yet what was asked of it when the wait for it ended.</summary>
    public static ErrorRecord WaitTimeout(string message, Sensor sensor)
        => From(new CbException(CbErrorKind.WaitTimeout, message) { Advice = "The request stands. Look again later, or wait longer: -TimeoutSec." }, sensor);

    /// <summary>A query that finds more than its user allowed to change.</summary>
    public static ErrorRecord TooMany(long count, long most, string things, string query)
    {
        string message = string.Format(
            CultureInfo.InvariantCulture,
            "'{0}' finds {1:N0} {2}, more than the {3:N0} that may be changed at once. Nothing was changed. Narrow the query, or allow more with -MaxCount.", query, count, things, most);
        return Make(new InvalidOperationException(message), "CbTooMany", ErrorCategory.LimitsExceeded, query, message, null);
    }

    /// <summary>An identifier that is none.</summary>
    public static ErrorRecord InvalidId(string message, object? target) => Make(
        new ArgumentException(message), "CbInvalidId", ErrorCategory.InvalidArgument, target, message, null);

    /// <summary>What identifies no threat report.</summary>
    public static ErrorRecord InvalidReportId(object item)
        => InvalidId($"'{item}' identifies no threat report. An identifier has the number of the feed, a colon and the report: 3:scan-week-09.", item);

    /// <summary>A link that leads to nothing that the cmdlet can get.</summary>
    public static ErrorRecord InvalidLink(string message, string link) => Make(
        new ArgumentException(message), "CbInvalidLink", ErrorCategory.InvalidArgument, link, message, null);

    /// <summary>A field that no index has. Its message names near ones.</summary>
    public static ErrorRecord FieldNotFound(string message, string name) => Make(
        new ArgumentException(message), "CbFieldNotFound", ErrorCategory.ObjectNotFound, name, message, null);

    /// <summary>A hash that the server has never seen.</summary>
    public static ErrorRecord BinaryNotFound(string md5, Uri server) => From(
        new CbException(CbErrorKind.ObjectNotFound, $"{server.Authority} knows no binary with the MD5 {md5}."), md5);

    /// <summary>A name that no record has.</summary>
    public static ErrorRecord RecordNotFound(string noun, string name, Uri server) => From(
        new CbException(CbErrorKind.ObjectNotFound, $"{server.Authority} has no {noun} '{name}'."), name);

    /// <summary>A name that another watchlist has.</summary>
    public static ErrorRecord WatchlistExists(Watchlist twin, string wanted) => From(
        new CbException(CbErrorKind.Conflict, FormattableString.Invariant($"There is a watchlist '{twin.Name}' already, with the number {twin.Id}.")), wanted);

    /// <summary>A query that must not become that of a watchlist.</summary>
    public static ErrorRecord FaultyQuery(string name, string query, IReadOnlyCollection<QueryIssue> errors)
    {
        string message = errors.Count == 0
            ? $"The watchlist '{name}' would have no query, and find everything. Nothing was changed."
            : $"The query of the watchlist '{name}' would not find what is meant. Nothing was changed. {string.Join(" ", errors)}";
        return Make(new ArgumentException(message), "CbInvalidQuery", ErrorCategory.InvalidArgument, query, message,
            "Test-CbQuery shows the place. -SkipLint stores the query as it is.");
    }

    /// <summary>A query that does not parse. Its message ends with what to write instead.</summary>
    public static ErrorRecord InvalidQuery(QuerySyntaxException exception, string query) => Make(
        exception, "CbInvalidQuery", ErrorCategory.InvalidArgument, query, exception.Message, null);

    /// <summary>Of an object that is not there the server says little more than that; the record must say which object, and where it was looked for.</summary>
    private static string Describe(CbException exception, object? target)
    {
        if (exception is not CbServerException { Kind: CbErrorKind.ObjectNotFound } missing)
            return exception.Message;
        string item = target is string { Length: > 0 } text && missing.Route?.EndsWith(text, StringComparison.Ordinal) != true
            ? $"'{text}' ({missing.Route})"
            : $"{missing.Route}";
        string said = missing.ServerText is null or "404 Not Found" or "Not Found" ? string.Empty : $" The server says: {missing.ServerText}";
        return $"The server knows no such object: {item}.{said}";
    }

    private static (string Id, ErrorCategory Category) Classify(CbException exception) => exception.Kind switch
    {
        CbErrorKind.ConnectionFailed or CbErrorKind.CertificateUntrusted => ("CbConnectionFailed", ErrorCategory.ConnectionError),
        CbErrorKind.SessionClosed => ("CbNotConnected", ErrorCategory.ConnectionError),
        CbErrorKind.Timeout => ("CbTimeout", ErrorCategory.OperationTimeout),
        CbErrorKind.WaitTimeout => ("CbWaitTimeout", ErrorCategory.OperationTimeout),
        CbErrorKind.AuthenticationFailed => ("CbAuthenticationFailed", ErrorCategory.AuthenticationError),
        CbErrorKind.PermissionDenied => ("CbPermissionDenied", ErrorCategory.PermissionDenied),
        CbErrorKind.ObjectNotFound => ("CbObjectNotFound", ErrorCategory.ObjectNotFound),
        CbErrorKind.InvalidRequest => ("CbInvalidRequest", ErrorCategory.InvalidArgument),
        CbErrorKind.InvalidQuery => ("CbInvalidQuery", ErrorCategory.InvalidArgument),
        CbErrorKind.Conflict => ("CbConflict", ErrorCategory.ResourceExists),
        CbErrorKind.ServerBusy => ("CbServerBusy", ErrorCategory.ResourceUnavailable),
        CbErrorKind.ServerError => ("CbServerError", ErrorCategory.InvalidResult),
        CbErrorKind.NotSupported => ("CbNotSupported", ErrorCategory.NotImplemented),
        CbErrorKind.UnexpectedResponse => ("CbUnexpectedResponse", ErrorCategory.InvalidData),
        CbErrorKind.ContentMismatch => ("CbContentMismatch", ErrorCategory.InvalidData),
        CbErrorKind.ContentTruncated => ("CbContentTruncated", ErrorCategory.InvalidData),
        CbErrorKind.ProfileNotFound => ("CbProfileNotFound", ErrorCategory.ObjectNotFound),
        CbErrorKind.Credential => ("CbCredentialInvalid", ErrorCategory.InvalidData),
        _ => ("CbUnexpected", ErrorCategory.NotSpecified),
    };

    /// <summary>PowerShell 7 shows the recommended action below the message; Windows PowerShell does not, so there it joins the message.</summary>
    private static ErrorRecord Make(Exception exception, string id, ErrorCategory category, object? target, string message, string? advice)
    {
#if NETFRAMEWORK
        string shown = advice is null ? message : $"{message} {advice}";
#else
        string shown = message;
#endif
        return new ErrorRecord(exception, id, category, target)
        {
            ErrorDetails = new ErrorDetails(shown) { RecommendedAction = advice ?? string.Empty },
        };
    }
}
