namespace CbResponse.Emulator;

/// <summary>A limit on the times of a document: <c>cb.min_last_update</c> and its like. A null end is open.</summary>
internal readonly record struct UpdateWindow(DateTime? From, DateTime? To)
{
    public bool IsOpen => From is null && To is null;

    public bool Contains(DateTime time)
    {
        DateTime cut = WireTime.Cut(time);
        return (From is null || cut >= From) && (To is null || cut <= To);
    }

    /// <exception cref="RejectedRequestException">A value is no time.</exception>
    public static UpdateWindow Read(SearchParameters parameters, string field, DateTime now)
        => new(End(parameters, "cb.min_" + field, now), End(parameters, "cb.max_" + field, now));

    private static DateTime? End(SearchParameters parameters, string name, DateTime now)
    {
        if (parameters.One(name) is not { } text || text == "*")
            return null;
        return QueryDate.TryRead(text, now, out DateTime time)
            ? time
            : throw RejectedRequestException.Text(400, $"Invalid Date String:'{text}'");
    }
}
