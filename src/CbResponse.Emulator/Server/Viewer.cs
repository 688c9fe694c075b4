namespace CbResponse.Emulator;

/// <summary>Who asks, and what he may see: a user sees the sensor groups that his teams have access to.</summary>
internal sealed class Viewer
{
    private readonly HashSet<int>? _groups;
    private readonly HashSet<int>? _changeable;

    public Viewer(User user, IReadOnlyList<Team> teams)
    {
        User = user;
        if (user.IsGlobalAdmin)
            return;
        GroupAccess[] access = [.. teams.Where(team => user.TeamIds.Contains(team.Id)).SelectMany(team => team.Access)];
        _groups = [.. access.Select(one => one.GroupId)];
        _changeable = [.. access.Where(one => one.Category != "Viewer").Select(one => one.GroupId)];
    }

    public User User { get; }

    public bool IsGlobalAdmin => User.IsGlobalAdmin;

    public bool SeesEverything => _groups is null;

    /// <summary>Names the viewer's rights: two viewers with the same text see the same.</summary>
    public string Rights => _groups is null ? "*" : string.Join(',', _groups.Order());

    /// <summary>Whether the viewer may change the sensors of a group, and not only look at them.</summary>
    public bool MayChange(int groupId) => _changeable is null || _changeable.Contains(groupId);

    public bool CanSee(int groupId) => _groups is null || _groups.Contains(groupId);
}
