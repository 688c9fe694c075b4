namespace CbResponse.Query;

/// <summary>How much an issue matters.</summary>
public enum QuerySeverity
{
    /// <summary>The query costs more than it must, or reads badly; its result is right.</summary>
    Information,

    /// <summary>The query means something else than it looks like, or servers differ about it.</summary>
    Warning,

    /// <summary>The server refuses the query, or a part of it can never match as it was meant.</summary>
    Error,
}
