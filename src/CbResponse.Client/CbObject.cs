namespace CbResponse;

/// <summary>Something that a server holds. Remembers the client that brought it, so that later calls about it go to the same server.</summary>
public abstract class CbObject
{
    private protected CbObject()
    {
    }

    /// <summary>Host and port of the server that the object came from; null for an object made by hand.</summary>
    public string? Server => Client?.Options.Address.Authority;

    /// <summary>The client that brought the object; null for an object made by hand.</summary>
    internal CbClient? Client { get; set; }
}
