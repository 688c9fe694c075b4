namespace CbResponse.Emulator;

/// <summary>A kind of event and where a document keeps those of it.</summary>
/// <param name="Name">The name as <c>sorted_events</c> writes it; with <c>_complete</c> it is that of the list.</param>
/// <param name="Of">The events of a document, in the order of their time.</param>
internal sealed record EventKind(string Name, Func<ProcessDocument, IEnumerable<ProcessEvent>> Of)
{
    /// <summary>The kinds that a server version and an API version have (edr-api.md 4.1).</summary>
    public static IReadOnlyList<EventKind> For(ServerVersion version, int api)
    {
        List<EventKind> kinds =
        [
            new("modload", document => document.ModLoads),
            new("filemod", document => document.FileMods),
            new("regmod", document => document.RegMods),
            new("netconn", document => document.NetConns),
            new("crossproc", document => document.CrossProcs),
        ];
        if (version.IsSixOrLater)
        {
            kinds.Add(new("childproc", document => document.Children.Where(child => child.Kind == ChildKind.Exec)));
            kinds.Add(new("fork_children", document => document.Children.Where(child => child.Kind == ChildKind.Fork)));
            kinds.Add(new("exec_events", document => document.Children.Where(child => child.Kind == ChildKind.OtherExec)));
        }
        else
        {
            kinds.Add(new("childproc", document => document.Children));
        }

        if (api >= 3)
            kinds.Add(new("processblock", document => document.ProcessBlocks));
        if (version.HasFilelessScripts && api >= 4)
            kinds.Add(new("fileless_scriptload", document => document.ScriptLoads));
        return kinds;
    }
}
