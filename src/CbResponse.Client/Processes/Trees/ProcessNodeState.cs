namespace CbResponse;

/// <summary>What the server has of a process in a tree.</summary>
public enum ProcessNodeState
{
    /// <summary>The server has a document of the process.</summary>
    Document,

    /// <summary>The process did too little to get a document. What is known of it comes from its parent.</summary>
    Suppressed,

    /// <summary>Other documents name the process, and the server has none of its own, or none any more. What is known of it comes from them.</summary>
    NoDocument,

    /// <summary>Its parent names the process and says nothing of it, and a limit ended the walk before it was asked for.</summary>
    Unread,

    /// <summary>The process is in the tree already. Its relatives stand there.</summary>
    Repeated,
}
