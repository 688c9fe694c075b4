using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Makes watchlists, of queries or of watchlists of another server.</summary>
[Cmdlet(VerbsCommon.New, "CbWatchlist", SupportsShouldProcess = true)]
[OutputType(typeof(Watchlist))]
public sealed class NewCbWatchlist : CbSessionCmdlet
{
    private bool _isQueryGiven;
    private bool _isWatchGiven;

    /// <summary>The name; that of the watchlist that is copied unless given.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The query: text, or the stored form of a watchlist.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [AllowEmptyString]
    public string? Query { get; set; }

    /// <summary>A query that New-CbQuery built.</summary>
    [Parameter(ValueFromPipeline = true)]
    public CbQuery? Watch { get; set; }

    /// <summary>A watchlist to copy, usually to another server.</summary>
    [Parameter(ValueFromPipeline = true)]
    public Watchlist? InputObject { get; set; }

    /// <summary>What it searches.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet(nameof(QueryIndex.Process), nameof(QueryIndex.Binary))]
    public QueryIndex Index { get; set; } = QueryIndex.Process;

    /// <summary>What to write about it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>The number that it is to have; the server chooses unless given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Id { get; set; }

    /// <summary>Do not let it run yet.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>What is to be done when it hits.</summary>
    [Parameter]
    [ValidateSet(nameof(HitActionType.Alert), nameof(HitActionType.Syslog), nameof(HitActionType.Email))]
    public HitActionType[] Action { get; set; } = [];

    /// <summary>Numbers of the users who are to get a mail; for servers before 6.3.</summary>
    [Parameter]
    [ValidateNotNull]
    public int[] EmailRecipient { get; set; } = [];

    /// <summary>Do not check the query.</summary>
    [Parameter]
    public SwitchParameter SkipLint { get; set; }

    /// <summary>What the pipeline brings is not there yet: what is, was typed.</summary>
    private protected override void Begin()
    {
        _isQueryGiven = Query is not null;
        _isWatchGiven = Watch is not null;
    }

    private protected override void Process()
    {
        if (_isQueryGiven && Watch is not null)
            ThrowInvalidArgument("-Query and -Watch both say what is searched for. Give one of them.", Name);
        StoredQuery? query = ChooseQuery();
        if (query is null)
            ThrowInvalidArgument($"The watchlist '{Name}' needs a query: give -Query or -Watch, or pipe in a query or a watchlist.", Name);
        Create(query!, ResolveSession(InputObject));
    }

    /// <summary>What was typed goes before what the pipeline brings; what else a watchlist to copy says of its search stays.</summary>
    private StoredQuery? ChooseQuery()
    {
        if (InputObject is { } copied && (_isQueryGiven || _isWatchGiven))
            return QueryVerdict.Store(_isQueryGiven ? Query! : Watch!.Text, copied.Stored);
        return InputObject?.Stored ?? (Watch is not null ? StoredQuery.From(Watch) : Query is not null ? QueryVerdict.Store(Query, null) : null);
    }

    private void Create(StoredQuery query, CbSession session)
    {
        if (!SkipLint && !QueryVerdict.Pass(this, Name, query, Index))
            return;
        WatchlistSettings settings = new()
        {
            Name = Name,
            Query = query,
            Index = Index,
            Description = Description,
            IsEnabled = !Disabled && InputObject?.IsEnabled != false,
        };
        WatchlistClient watchlists = session.Client.Watchlists;
        if (IsTaken(watchlists)
            || !ShouldProcess($"Watchlist '{Name}' of {Index}: {query.Query}, on {session.Uri.Authority}", "Create")
            || !TryAwait(Name, ct => watchlists.CreateUncheckedAsync(settings, Id, Observer, ct), out Watchlist watchlist))
            return;
        foreach (HitActionType type in Action.Distinct())
            TryAwait(watchlist, ct => session.Client.WatchlistActions.SetAsync(watchlist, type, isEnabled: true, EmailRecipient, Observer, ct), out _);
        WriteObject(watchlist);
    }

    /// <summary>Looked at before anything is asked or shown: what cannot be made is no change to confirm, and none to announce.</summary>
    private bool IsTaken(WatchlistClient watchlists)
    {
        if (!TryAwait(Name, ct => watchlists.FindTwinAsync(Name, Id, Observer, ct), out Watchlist? twin))
            return true;
        if (twin is not null)
            WriteError(ErrorRecords.WatchlistExists(twin, Name));
        return twin is not null;
    }
}
