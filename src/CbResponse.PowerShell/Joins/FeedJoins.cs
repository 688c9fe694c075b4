using System.Management.Automation;

namespace CbResponse.PowerShell.Joins;

/// <summary>The lazy properties of feeds, named by the types file.</summary>
public static class FeedJoins
{
    /// <summary>The picture of the feed, as its bytes; null when it has none. Lists do not keep pictures, which can be large.</summary>
    public static byte[]? Icon(PSObject item)
        => item?.BaseObject is Feed { Client: { } client, HasIcon: true, Id: { } id } feed
            ? JoinCall.Answer(feed, ct => client.Feeds.GetIconAsync(id, null, ct))
            : null;
}
