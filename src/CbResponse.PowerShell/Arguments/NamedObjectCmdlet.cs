namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets about sensor groups, sites, users and teams, which are meant by object, name or number.</summary>
public abstract class NamedObjectCmdlet : CbSessionCmdlet
{
    private NamedTargets<SensorGroup, int>? _groups;
    private NamedTargets<Site, int>? _sites;
    private NamedTargets<Team, int>? _teams;
    private NamedTargets<User, string>? _users;
    private NamedTargets<Partition, string>? _partitions;
    private NamedTargets<Investigation, int>? _investigations;
    private NamedTargets<IngressFilter, string>? _ingressFilters;

    private protected NamedObjectCmdlet()
    {
    }

    /// <summary>The sensor groups of servers.</summary>
    private protected NamedTargets<SensorGroup, int> Groups => _groups ??= new NamedTargets<SensorGroup, int>(
        "sensor group", session => Await(ct => session.Client.Groups.ListAsync(Observer, ct)), group => (group.Id, group.Name), WriteError);

    /// <summary>The sites of servers.</summary>
    private protected NamedTargets<Site, int> Sites => _sites ??= new NamedTargets<Site, int>(
        "site", session => Await(ct => session.Client.Sites.ListAsync(Observer, ct)), site => (site.Id, site.Name), WriteError);

    /// <summary>The teams of servers, without their rights.</summary>
    private protected NamedTargets<Team, int> Teams => _teams ??= new NamedTargets<Team, int>(
        "team", session => Await(ct => session.Client.Teams.ListAsync(Observer, ct)), team => (team.Id, team.Name), WriteError);

    /// <summary>The users of servers.</summary>
    private protected NamedTargets<User, string> Users => _users ??= new NamedTargets<User, string>(
        "user", session => Await(ct => session.Client.Users.ListAsync(Observer, ct)), user => (user.UserName, user.UserName), WriteError);

    /// <summary>The investigations of servers.</summary>
    private protected NamedTargets<Investigation, int> Investigations => _investigations ??= new NamedTargets<Investigation, int>(
        "investigation", session => Await(ct => session.Client.Investigations.ListAsync(Observer, ct)), item => (item.Id, item.Name), WriteError);

    /// <summary>The investigation of a name or number; null, and an error, when there is none, or more than one.</summary>
    private protected Investigation? FindInvestigation(CbSession session, string text)
    {
        Investigation[] found = Investigations.Required(session, text);
        if (found.Length < 2)
            return found.FirstOrDefault();
        string names = string.Join(", ", found.Select(item => FormattableString.Invariant($"'{item.Name}' ({item.Id})")));
        WriteError(ErrorRecords.AmbiguousName($"{session.Uri.Authority} has several investigations that '{text}' may mean: {names}. Say which by its number.", text));
        return null;
    }

    /// <summary>The partitions of servers.</summary>
    private protected NamedTargets<Partition, string> Partitions => _partitions ??= new NamedTargets<Partition, string>(
        "partition", session => Await(ct => session.Client.Partitions.ListAsync(Observer, ct)), item => (item.Name, item.Name), WriteError);

    /// <summary>The ingress filters of servers.</summary>
    private protected NamedTargets<IngressFilter, string> IngressFilters => _ingressFilters ??= new NamedTargets<IngressFilter, string>(
        "ingress filter", session => Await(ct => session.Client.IngressFilters.ListAsync(Observer, ct)), item => (item.Id, item.Name), WriteError);

    /// <summary>Handles what the parameters of a cmdlet name. A failure to list concerns this record of the pipeline.</summary>
    private protected void HandleEach<T, TKey>(NamedTargets<T, TKey> targets, T[] objects, string[] names, TKey[] keys, Action<T, TKey, CbSession> handle)
        where T : CbObject
        where TKey : notnull
    {
        try
        {
            foreach (T item in objects)
            {
                if (ResolveOwnSession(item) is { } session)
                    targets.Each([item], session, handle);
            }

            if (names.Length + keys.Length > 0)
            {
                CbSession session = ResolveSession();
                targets.Each(targets.Named(session, names).Concat(targets.Keyed(session, keys)), session, handle);
            }
        }
        catch (CbException e)
        {
            Report(e, names.Length > 0 ? names[0] : null);
        }
    }

    /// <summary>Says no to a second object of a name, and tells the key of the first.</summary>
    private protected bool IsFree<T, TKey>(NamedTargets<T, TKey> targets, CbSession session, string name, string kind, Func<T, object?> key, TKey? own = default)
        where T : CbObject
        where TKey : notnull
    {
        if (targets.Find(session, name) is not { } known || (own is not null && own.Equals(key(known))))
            return true;
        WriteError(ErrorRecords.AlreadyThere(FormattableString.Invariant(
            $"{session.Uri.Authority} has a {kind} '{known}' already: its Id is {key(known)}. Nothing was changed."), name));
        return false;
    }
}
