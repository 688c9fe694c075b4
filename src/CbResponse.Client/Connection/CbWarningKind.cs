namespace CbResponse;

/// <summary>What a <see cref="CbWarning"/> is about.</summary>
public enum CbWarningKind
{
    /// <summary>The server is busy, and the request is repeated after a wait.</summary>
    Retrying,

    /// <summary>The connection broke in the middle of an answer, and the rest is asked for again.</summary>
    Resuming,

    /// <summary>The server says that its result is incomplete: it ran out of time, or searched a part of its data only.</summary>
    Incomplete,

    /// <summary>Fewer rows came than the server announced.</summary>
    FewerThanAnnounced,

    /// <summary>The result changed while it was read, so rows may be missing.</summary>
    ChangedWhileReading,

    /// <summary>A field has more values than the server counts.</summary>
    FacetCut,

    /// <summary>The server counted no value of a field, although documents match.</summary>
    NotCounted,

    /// <summary>Some of what came is not in a form that is known; it came out with the server's own text.</summary>
    NotUnderstood,

    /// <summary>The server does not have the route that was asked for, and an older one was taken. Worth knowing only for whoever looks closely.</summary>
    OlderRoute,

    /// <summary>A limit that the caller set, or a failure, left a part of the result out. The message names it.</summary>
    PartMissing,
}
