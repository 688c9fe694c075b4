namespace CbResponse;

/// <summary>What was done to a file. A number that is none of these came from the server as it is.</summary>
public enum FileOperation
{
    /// <summary>The server did not say it in a form that is known.</summary>
    Unknown = 0,

    /// <summary>The file was created.</summary>
    Create = 1,

    /// <summary>The process wrote to the file for the first time.</summary>
    FirstWrite = 2,

    /// <summary>The file was deleted.</summary>
    Delete = 4,

    /// <summary>The process wrote to the file for the last time; only then are hash and type known.</summary>
    LastWrite = 8,

    /// <summary>The file was opened: the sensor's own files only.</summary>
    Open = 16,
}
