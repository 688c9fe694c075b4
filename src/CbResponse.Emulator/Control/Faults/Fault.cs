namespace CbResponse.Emulator;

/// <summary>A fault as it was asked for. Which members count depends on the kind.</summary>
internal sealed record Fault
{
    public required FaultKind Kind { get; init; }

    public FaultMatch Match { get; init; } = new(null, null, null);

    /// <summary>How many matching requests are spared first.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests it strikes; null until it is removed.</summary>
    public int? Count { get; init; }

    public int Status { get; init; } = 200;

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Bytes to send, or bytes at a time.</summary>
    public int Bytes { get; init; }

    public int Milliseconds { get; init; }

    public int Delta { get; init; }

    public int Rows { get; init; }

    public int Add { get; init; }

    public int Seconds { get; init; }

    public string? Location { get; init; }
}
