namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets about sensor groups and sites, which are meant by object, name or number.</summary>
public abstract class NamedObjectCmdlet : CbSessionCmdlet
{
    private NamedTargets<SensorGroup>? _groups;
    private NamedTargets<Site>? _sites;

    private protected NamedObjectCmdlet()
    {
    }

    /// <summary>The sensor groups of servers.</summary>
    private protected NamedTargets<SensorGroup> Groups => _groups ??= new NamedTargets<SensorGroup>(
        "sensor group", session => Await(ct => session.Client.Groups.ListAsync(Observer, ct)), group => (group.Id, group.Name), WriteError);

    /// <summary>The sites of servers.</summary>
    private protected NamedTargets<Site> Sites => _sites ??= new NamedTargets<Site>(
        "site", session => Await(ct => session.Client.Sites.ListAsync(Observer, ct)), site => (site.Id, site.Name), WriteError);

    /// <summary>Handles what the parameters of a cmdlet name. A failure to list concerns this record of the pipeline.</summary>
    private protected void HandleEach<T>(NamedTargets<T> targets, T[] objects, string[] names, int[] ids, Action<T, int, CbSession> handle)
        where T : CbObject
    {
        try
        {
            foreach (T item in objects)
            {
                if (ResolveOwnSession(item) is { } session)
                    targets.Each([item], session, handle);
            }

            if (names.Length + ids.Length > 0)
            {
                CbSession session = ResolveSession();
                targets.Each(targets.Named(session, names).Concat(targets.Numbered(session, ids)), session, handle);
            }
        }
        catch (CbException e)
        {
            Report(e, names.Length > 0 ? names[0] : null);
        }
    }

    /// <summary>Says no to a second object of a name, and tells the number of the first.</summary>
    private protected bool IsFree<T>(NamedTargets<T> targets, CbSession session, string name, string kind, Func<T, int?> id, int? own = null)
        where T : CbObject
    {
        if (targets.Find(session, name) is not { } known || id(known) == own)
            return true;
        WriteError(ErrorRecords.AlreadyThere(FormattableString.Invariant(
            $"{session.Uri.Authority} has a {kind} '{known}' already: its Id is {id(known)}. Nothing was changed."), name));
        return false;
    }
}
