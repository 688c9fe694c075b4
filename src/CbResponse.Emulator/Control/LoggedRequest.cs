namespace CbResponse.Emulator;

/// <summary>A request that was made.</summary>
internal sealed class LoggedRequest
{
    public required int Number { get; init; }

    public required DateTime Time { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The query string as it came, without the question mark.</summary>
    public required string Query { get; init; }

    public required string Body { get; init; }

    /// <summary>Without the token.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary><c>admin</c>, <c>user</c> or <c>none</c>.</summary>
    public required string Authenticated { get; init; }

    /// <summary>Null until the request is answered, and for good when it never is.</summary>
    public int? Status { get; set; }

    /// <summary>Whether the server is done with it: answered, given up by the client, or broken off.</summary>
    public bool IsOver { get; set; }
}
