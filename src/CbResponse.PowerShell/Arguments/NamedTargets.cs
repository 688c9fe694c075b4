using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// Finds the objects that a cmdlet is asked about, by themselves, by name or pattern, or by key, in a list that their server sends whole.
/// Each server is asked once, and each object is handled once.
/// </summary>
/// <param name="kind">What such an object is called, for messages.</param>
/// <param name="read">Asks a server for the list.</param>
/// <param name="identify">Key and name of an object.</param>
/// <param name="refuse">Takes error records about single inputs.</param>
/// <typeparam name="T">What such an object is.</typeparam>
/// <typeparam name="TKey">What the server knows it by: a number, or a text.</typeparam>
internal sealed class NamedTargets<T, TKey>(
    string kind, Func<CbSession, IReadOnlyList<T>> read, Func<T, (object? Key, string? Name)> identify, Action<ErrorRecord> refuse)
    where T : CbObject
    where TKey : notnull
{
    private readonly Dictionary<CbSession, IReadOnlyList<T>> _lists = [];
    private readonly HashSet<(CbSession Session, TKey Key)> _taken = [];

    /// <summary>All of a server.</summary>
    public IReadOnlyList<T> All(CbSession session)
    {
        if (!_lists.TryGetValue(session, out IReadOnlyList<T>? list))
            _lists[session] = list = read(session);
        return list;
    }

    /// <summary>Lets the server be asked again.</summary>
    public void Forget(CbSession session) => _lists.Remove(session);

    /// <summary>The one that has a name, in any case; null when none has.</summary>
    public T? Find(CbSession session, string name)
        => All(session).FirstOrDefault(item => string.Equals(identify(item).Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Those that are named. A name may look like a pattern: it is taken as it is written first.</summary>
    public IEnumerable<T> Named(CbSession session, IEnumerable<string> names)
    {
        foreach (string text in names)
        {
            T[] found = [.. All(session).Where(item => string.Equals(identify(item).Name, text, StringComparison.OrdinalIgnoreCase))];
            bool isPattern = WildcardPattern.ContainsWildcardCharacters(text);
            if (found.Length == 0 && isPattern)
            {
                WildcardPattern pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
                found = [.. All(session).Where(item => pattern.IsMatch(identify(item).Name ?? string.Empty))];
            }

            if (found.Length == 0 && !isPattern)
                refuse(ErrorRecords.NotFound($"{session.Uri.Authority} knows no {kind} '{text}'.", text));
            foreach (T item in found)
                yield return item;
        }
    }

    /// <summary>Those that have a key.</summary>
    public IEnumerable<T> Keyed(CbSession session, IEnumerable<TKey> keys)
    {
        foreach (TKey key in keys)
        {
            if (All(session).FirstOrDefault(item => key.Equals(identify(item).Key)) is { } found)
                yield return found;
            else
                refuse(ErrorRecords.NotFound(FormattableString.Invariant($"{session.Uri.Authority} knows no {kind} {key}."), key));
        }
    }

    /// <summary>Those that a value means: an object, a key, or a name. A text that is nobody's name may be a number.</summary>
    public IEnumerable<T> Meant(CbSession session, object given)
    {
        object plain = given is PSObject wrapped ? wrapped.BaseObject : given;
        string text = $"{plain}";
        return plain switch
        {
            T item when identify(item).Key is TKey own => Keyed(session, [own]),
            TKey key when key is not string => Keyed(session, [key]),
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is TKey key && Find(session, text) is null => Keyed(session, [key]),
            _ => Named(session, [text]),
        };
    }

    /// <summary>The same, where without one nothing would be done: then a pattern that nothing is like is an error as well.</summary>
    public T[] Required(CbSession session, object given)
    {
        T[] found = [.. Meant(session, given)];
        if (found.Length == 0 && WildcardPattern.ContainsWildcardCharacters($"{given}"))
            refuse(ErrorRecords.NotFound($"{session.Uri.Authority} knows no {kind} that is like '{given}'.", given));
        return found;
    }

    /// <summary>Handles objects, but none that was handled before.</summary>
    public void Each(IEnumerable<T> items, CbSession session, Action<T, TKey, CbSession> handle)
    {
        foreach (T item in items)
        {
            if (identify(item).Key is not TKey key)
                refuse(ErrorRecords.InvalidId($"'{item}' has no {(typeof(TKey) == typeof(int) ? "number" : "identifier")}, and so is no {kind} of a server.", item));
            else if (_taken.Add((session, key)))
                handle(item, key, session);
        }
    }
}
