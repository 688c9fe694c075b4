using System.Text;

namespace CbResponse;

/// <summary>One request to the API, independent of HttpClient, so that it can be sent again.</summary>
internal sealed class ApiRequest
{
    public ApiRequest(HttpMethod method, string path)
    {
        Method = method;
        Path = path;
    }

    public HttpMethod Method { get; }

    /// <summary>The path below the server's address, beginning with a slash, its parts escaped.</summary>
    public string Path { get; }

    /// <summary>The parameters; a name may occur more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>A JSON body, or null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Whether the request changes nothing at the server: GET does not, and a search by POST says so.</summary>
    public bool IsReading
    {
        get => field || Method == HttpMethod.Get || Method == HttpMethod.Head;
        init;
    }

    /// <summary>Whether repeating the request does no harm; null to go by whether it changes anything.</summary>
    public bool? IsIdempotent { get; init; }

    /// <summary>What the body holds that nobody may see again.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary>Who may send it, when that is somebody else than any user: one of <see cref="RequiredRights"/>.</summary>
    public string? NeededRight { get; init; }

    /// <summary>The first row that a search asks for.</summary>
    public long? FirstRow { get; init; }

    /// <summary>Whether errors tell all that the server says in refusing, however long: it may be the story of a download that failed.</summary>
    public bool ShowsWholeRefusal { get; init; }

    /// <summary>Method and path, as errors name the request.</summary>
    public string Route => $"{Method.Method} {Path}";

    public static ApiRequest Get(string path, IReadOnlyList<KeyValuePair<string, string>>? query = null)
        => new(HttpMethod.Get, path) { Query = query ?? [] };

    public HttpRequestMessage ToMessage(Uri server, ICallObserver? observer)
    {
        StringBuilder address = new(server.AbsoluteUri.TrimEnd('/'));
        address.Append(Path);
        QueryString.Append(address, Query);
        HttpRequestMessage message = new(Method, new Uri(address.ToString()));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        new RequestContext
        {
            IsReading = IsReading,
            IsIdempotent = IsIdempotent ?? IsReading,
            Observer = observer,
            FirstRow = FirstRow,
        }.AttachTo(message);
        return message;
    }
}
