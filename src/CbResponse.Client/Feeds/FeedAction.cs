namespace CbResponse;

/// <summary>What a server does when a feed hits (edr-api.md 3.7).</summary>
public sealed class FeedAction : CbObject
{
    internal FeedAction(CbClient client, Feed feed, HitActionRecord record)
    {
        Client = client;
        Feed = feed;
        FeedId = feed.Id ?? 0;
        FeedName = feed.Name;
        Id = record.Id;
        Type = record.Type;
        EmailRecipients = record.EmailRecipients;
        Data = record.Data;
    }

    /// <summary>Number of the feed.</summary>
    public int FeedId { get; }

    /// <summary>Short name of the feed.</summary>
    public string? FeedName { get; }

    /// <summary>Number of the action.</summary>
    public int? Id { get; }

    /// <summary>What is done; null for a kind that this version does not know.</summary>
    public HitActionType? Type { get; }

    /// <summary>Numbers of the users who get the mail.</summary>
    public IReadOnlyList<int> EmailRecipients { get; }

    /// <summary>What the server keeps with the action, usually JSON; null for nothing.</summary>
    public string? Data { get; }

    /// <summary>The feed.</summary>
    internal Feed Feed { get; }

    /// <summary>The feed and the type.</summary>
    public override string ToString() => $"{FeedName}: {Type}";
}
