using System.Collections;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The session that a command line names so far, for completion.</summary>
internal static class BoundSession
{
    /// <summary>The session of <c>-Session</c>, by name or itself, else the default one; null when it is not there or closed.</summary>
    public static CbSession? Of(IDictionary boundParameters)
    {
        CbSession? session = boundParameters["Session"] switch
        {
            null => SessionList.Current.Default,
            PSObject { BaseObject: CbSession given } => given,
            CbSession given => given,
            object named => SessionList.Current.Find(new SessionIdentity($"{named}")),
        };
        return session is { IsClosed: false } ? session : null;
    }
}
