namespace CbResponse;

/// <summary>What a server does, or would do, when a watchlist hits (edr-api.md 3.5).</summary>
public sealed class WatchlistAction : CbObject
{
    internal WatchlistAction(CbClient client, Watchlist watchlist, HitActionType type, HitActionRecord? record)
    {
        Client = client;
        WatchlistId = watchlist.Id ?? 0;
        WatchlistName = watchlist.Name;
        Type = type;
        IsEnabled = record is not null && record.IsEnabled != false;
        Id = record?.Id;
        EmailRecipients = record?.EmailRecipients ?? [];
    }

    /// <summary>Number of the watchlist.</summary>
    public int WatchlistId { get; }

    /// <summary>Name of the watchlist.</summary>
    public string? WatchlistName { get; }

    /// <summary>What is done.</summary>
    public HitActionType Type { get; }

    /// <summary>Whether it is done.</summary>
    public bool IsEnabled { get; }

    /// <summary>Number of the action; null where the server has none for it.</summary>
    public int? Id { get; }

    /// <summary>Numbers of the users who get the mail. Servers from 6.3 on do not tell.</summary>
    public IReadOnlyList<int> EmailRecipients { get; }

    /// <summary>The watchlist, the type, and whether it is enabled.</summary>
    public override string ToString() => $"{WatchlistName}: {Type} {(IsEnabled ? "on" : "off")}";
}
