using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets about records that have names and numbers: finds them.</summary>
/// <typeparam name="TItem">The kind of record.</typeparam>
public abstract class RecordCmdlet<TItem> : CbSessionCmdlet
    where TItem : CbObject
{
    private protected const string ByObject = "InputObject";
    private protected const string ByName = "Name";
    private protected const string ById = "Id";
    private readonly Dictionary<CbSession, IReadOnlyList<TItem>> _lists = [];

    private protected RecordCmdlet()
    {
    }

    /// <summary>How the records are listed and named.</summary>
    private protected abstract RecordKind<TItem> Kind { get; }

    /// <summary>
    /// The records of given names, each once and in the server's order; all when no name is given. A name that is there in full is no
    /// pattern. A server is asked once, however many names the pipeline brings.
    /// </summary>
    private protected IReadOnlyList<TItem> FindByName(string[] names, CbSession session)
    {
        if (!TryList(names, session, out IReadOnlyList<TItem> all))
            return [];
        if (names.Length == 0)
            return all;
        HashSet<TItem> found = [];
        foreach (string name in names)
        {
            TItem[] matches = [.. all.Where(item => Kind.Names(item).Any(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)))];
            WildcardPattern? pattern = matches.Length == 0 ? Pattern(name) : null;
            if (pattern is not null)
                matches = [.. all.Where(item => Kind.Names(item).Any(known => known is not null && pattern.IsMatch(known)))];
            if (matches.Length == 0 && name.IndexOfAny(['*', '?']) < 0)
                WriteError(ErrorRecords.RecordNotFound(Kind.Noun, name, session.Uri));
            found.UnionWith(matches);
        }

        return [.. all.Where(found.Contains)];
    }

    /// <summary>Handles records at the server that they were found at; objects that came, each at its own: at another one its number is that of something else.</summary>
    private protected void HandleEach(IEnumerable<TItem> records, CbSession? found, Action<TItem, int, CbSession> handle)
    {
        foreach (TItem item in records)
        {
            if (Kind.Id(item) is not { } id)
                WriteError(ErrorRecords.InvalidId($"'{item}' has no number, and so is no {Kind.Noun} of a server.", item));
            else if ((found ?? ResolveOwnSession(item)) is { } session)
                handle(item, id, session);
        }
    }

    /// <summary>The record of a number, or null after an error.</summary>
    private protected TItem? FindById(int id, CbSession session)
        => TryAwait(id, ct => Kind.Get(session.Client, id, Observer, ct), out TItem item) ? item : null;

    /// <summary>All records of a server. A failure is one of each name that was asked for.</summary>
    private bool TryList(string[] names, CbSession session, out IReadOnlyList<TItem> all)
    {
        if (_lists.TryGetValue(session, out all!))
            return true;
        try
        {
            _lists[session] = all = Await(ct => Kind.List(session.Client, Observer, ct));
            return true;
        }
        catch (CbException e)
        {
            foreach (string? name in names.DefaultIfEmpty())
                Report(e, name);
            return false;
        }
    }

    /// <summary>Brackets are usual in names, and need not be a pattern that is right.</summary>
    private static WildcardPattern? Pattern(string name)
    {
        try
        {
            WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            _ = pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return null;
        }
    }
}
