namespace CbResponse;

/// <summary>What was done to the registry. A number that is none of these came from the server as it is.</summary>
public enum RegistryOperation
{
    /// <summary>The server did not say it in a form that is known.</summary>
    Unknown = 0,

    /// <summary>A key was created.</summary>
    CreateKey = 1,

    /// <summary>A value was written for the first time.</summary>
    WriteValue = 2,

    /// <summary>A key was deleted.</summary>
    DeleteKey = 4,

    /// <summary>A value was deleted.</summary>
    DeleteValue = 8,
}
