namespace CbResponse;

/// <summary>What a <see cref="CbWarning"/> is about.</summary>
public enum CbWarningKind
{
    /// <summary>The server is busy, and the request is repeated after a wait.</summary>
    Retrying,

    /// <summary>The connection broke in the middle of an answer, and the rest is asked for again.</summary>
    Resuming,

    /// <summary>The server ran out of time and says that its result is incomplete.</summary>
    Incomplete,

    /// <summary>Fewer rows came than the server announced.</summary>
    FewerThanAnnounced,

    /// <summary>The result changed while it was read, so rows may be missing.</summary>
    ChangedWhileReading,

    /// <summary>A limit that the caller set, or a failure, left a part of the result out. The message names it.</summary>
    PartMissing,
}
