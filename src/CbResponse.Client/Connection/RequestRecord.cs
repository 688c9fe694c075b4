using System.Globalization;

namespace CbResponse;

/// <summary>One line of the request log. Holds no header, no body and no parameter value.</summary>
public sealed class RequestRecord
{
    internal RequestRecord(string method, string path, int attempt)
    {
        Method = method;
        Path = path;
        Attempt = attempt;
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path, without parameters.</summary>
    public string Path { get; }

    /// <summary>Which try this was, counted from 1.</summary>
    public int Attempt { get; }

    /// <summary>The HTTP status, or null when no answer came.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>Time until the answer was complete, or the failure.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>Bytes of the body, after decompression.</summary>
    public long Bytes { get; internal set; }

    /// <summary>The first row that a search asked for, or null.</summary>
    public long? FirstRow { get; internal set; }

    /// <summary>Why no answer came, or null.</summary>
    public string? Failure { get; internal set; }

    /// <summary>The record as one line.</summary>
    public override string ToString()
    {
        string row = FirstRow is { } first ? string.Format(CultureInfo.InvariantCulture, " rows from {0}", first) : string.Empty;
        string outcome = StatusCode is { } status
            ? string.Format(CultureInfo.InvariantCulture, "{0}, {1:N0} bytes", status, Bytes)
            : Failure ?? "no answer";
        string attempt = Attempt > 1 ? string.Format(CultureInfo.InvariantCulture, ", attempt {0}", Attempt) : string.Empty;
        return string.Format(
            CultureInfo.InvariantCulture, "{0} {1}{2}: {3}, {4:N0} ms{5}", Method, Path, row, outcome, Elapsed.TotalMilliseconds, attempt);
    }
}
