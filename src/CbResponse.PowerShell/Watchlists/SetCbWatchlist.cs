using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Changes watchlists.</summary>
[Cmdlet(VerbsCommon.Set, "CbWatchlist", DefaultParameterSetName = ByObject, SupportsShouldProcess = true)]
[OutputType(typeof(Watchlist))]
public sealed class SetCbWatchlist : RecordTargetCmdlet<Watchlist>
{
    /// <summary>Another name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewName { get; set; }

    /// <summary>Another query: text, or the stored form of a watchlist.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Query { get; set; }

    /// <summary>Another description.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Whether the server runs it.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    /// <summary>Do not check the query.</summary>
    [Parameter]
    public SwitchParameter SkipLint { get; set; }

    /// <summary>Write the watchlists as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override RecordKind<Watchlist> Kind => RecordKinds.Watchlist;

    private protected override void Begin()
    {
        if (NewName is null && Query is null && Description is null && Enabled is null)
            ThrowInvalidArgument("Nothing is to be changed. Give -NewName, -Query, -Description, or -Enabled with $true or $false.", null);
    }

    private protected override void Handle(Watchlist item, int id, CbSession session)
    {
        WatchlistClient watchlists = session.Client.Watchlists;
        if (!TryAwait(item, ct => watchlists.GetAsync(id, Observer, ct), out Watchlist before))
            return;
        StoredQuery? query = Query is null ? null : QueryVerdict.Store(Query, before.Stored);
        WatchlistSettings settings = new() { Name = NewName, Query = query, Description = Description, IsEnabled = Enabled };
        if (query is not null && !SkipLint && !QueryVerdict.Pass(this, NewName ?? before.ToString(), query, before.Index ?? QueryIndex.Process))
            return;
        if (settings.IsAlready(before))
            WriteVerbose($"The watchlist '{before.Name}' is so already.");
        else if (IsNameTaken(id, session)
            || !ShouldProcess($"Watchlist '{before.Name}' ({id}), on {session.Uri.Authority}", Describe(query))
            || !TryAwait(item, ct => watchlists.UpdateAsync(id, settings, Observer, ct), out before))
            return;
        if (PassThru)
            WriteObject(before);
    }

    private bool IsNameTaken(int id, CbSession session)
    {
        if (NewName is null)
            return false;
        if (!TryAwait(NewName, ct => session.Client.Watchlists.FindTwinAsync(NewName, null, Observer, ct), out Watchlist? twin))
            return true;
        if (twin is null || twin.Id == id)
            return false;
        WriteError(ErrorRecords.WatchlistExists(twin, NewName));
        return true;
    }

    private string Describe(StoredQuery? query)
    {
        List<string> changes = [];
        if (Enabled is { } enabled)
            changes.Add(enabled ? "Enable" : "Disable");
        if (NewName is not null)
            changes.Add($"Rename to '{NewName}'");
        if (query is not null)
            changes.Add($"Set the query '{query.Query}'");
        if (Description is not null)
            changes.Add($"Set the description '{Description}'");
        return string.Join(", ", changes);
    }
}
