namespace CbResponse;

/// <summary>What a server does when a watchlist or a feed hits. The numbers are those of the older routes (edr-api.md 3.5).</summary>
public enum HitActionType
{
    /// <summary>A mail to users of the console.</summary>
    Email = 0,

    /// <summary>A line in the server's syslog.</summary>
    Syslog = 1,

    /// <summary>A request to another system; made by hand on the server.</summary>
    HttpPost = 2,

    /// <summary>An alert.</summary>
    Alert = 3,
}
