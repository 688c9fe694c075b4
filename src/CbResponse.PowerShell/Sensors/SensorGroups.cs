using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Finds the groups that a cmdlet is given by name or number. Each server is asked once for its list.</summary>
/// <param name="read">Asks a server for its groups.</param>
/// <param name="refuse">Takes error records about groups that are not there.</param>
internal sealed class SensorGroups(Func<CbSession, IReadOnlyList<SensorGroup>> read, Action<ErrorRecord> refuse)
{
    private readonly Dictionary<CbSession, IReadOnlyList<SensorGroup>> _lists = [];

    /// <summary>The one group that is meant; null, and an error, when it is not there. A group's own name goes before a number.</summary>
    public SensorGroup? FindOne(SensorGroupIdentity identity, CbSession session)
        => Find(identity, session, isPattern: false) is { Count: > 0 } found ? found[0] : null;

    /// <summary>The groups that are meant, several for a pattern. None, and an error, when a name or number is not there.</summary>
    public IReadOnlyList<SensorGroup> Find(SensorGroupIdentity identity, CbSession session)
        => Find(identity, session, WildcardPattern.ContainsWildcardCharacters(identity.Name));

    private List<SensorGroup> Find(SensorGroupIdentity identity, CbSession session, bool isPattern)
    {
        if (identity.Group is { Client: { } client } own && client.Options.Address != session.Uri)
        {
            refuse(ErrorRecords.OtherServer(own, session));
            return [];
        }

        if (!_lists.TryGetValue(session, out IReadOnlyList<SensorGroup>? groups))
            _lists[session] = groups = read(session);

        List<SensorGroup> found = [.. groups.Where(group => identity.Id is { } id ? group.Id == id : IsNamed(group, identity.Name))];
        if (found.Count == 0 && identity.Id is null && int.TryParse(identity.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            found = [.. groups.Where(group => group.Id == number)];
        if (found.Count == 0 && isPattern)
        {
            WildcardPattern pattern = WildcardPattern.Get(identity.Name, WildcardOptions.IgnoreCase);
            return [.. groups.Where(group => pattern.IsMatch(group.Name ?? string.Empty))];
        }

        if (found.Count == 0)
            refuse(ErrorRecords.NotFound($"{session.Uri.Authority} knows no sensor group '{identity.Name}', or you may not see it.", identity.Name));
        return found;
    }

    private static bool IsNamed(SensorGroup group, string name) => string.Equals(group.Name, name, StringComparison.OrdinalIgnoreCase);
}
