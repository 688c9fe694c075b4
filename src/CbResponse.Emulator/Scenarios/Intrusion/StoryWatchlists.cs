namespace CbResponse.Emulator;

/// <summary>Watchlists as years of consoles, scripts and connectors leave them: in every form that a stored query has (edr-api.md 2.8).</summary>
internal sealed class StoryWatchlists(Story story)
{
    public IReadOnlyList<Watchlist> All { get; } =
    [
        Make(story, 30, "Net view", "q=process_name%3Anet.exe%20cmdline%3Aview&cb.urlver=1&sort=start%20desc"),
        Make(story, 31, "Shells of finance", "cb.urlver=1&cb.q.process_name=cmd.exe&cb.fq.hostname=fin-ws-01&cb.fq.hostname=fin-ws-02"),
        Make(story, 32, "Browsers (imported)", "chrome.exe"),
        Make(story, 33, "Damaged by a connector", "q=cb.urlver=1&process_name%3Apsexec.exe") with { IsEnabled = false },
        Make(story, 34, "Recent changes of the day", "cb.urlver=1&q=process_name%3Apowershell.exe&cb.min_last_update=2016-01-01T00%3A00%3A00Z"),
        Make(story, 35, "Half a query", "cb.urlver=1&q=process_name%3A%28cmd.exe"),
        Make(story, 36, "Provided by the vendor", "cb.urlver=1&q=digsig_result%3AExpired") with
        {
            IndexType = "modules", IsReadOnly = true, IsFromAlliance = true, Actions = [new HitAction(4, HitAction.SyslogType, null)],
        },
    ];

    private static Watchlist Make(Story story, int id, string name, string query)
        => new() { Id = id, Name = name, SearchQuery = query, Added = story.MinutesAgo(500_000 - (id * 100)), LastRun = story.MinutesAgo(9) };
}
