namespace CbResponse.Emulator;

/// <summary>Who asks, and what he may see: a user sees the sensor groups that his teams have access to.</summary>
internal sealed class Viewer
{
    private readonly HashSet<int>? _groups;

    public Viewer(User user, IReadOnlyList<Team> teams)
    {
        User = user;
        if (!user.IsGlobalAdmin)
            _groups = [.. teams.Where(team => user.TeamIds.Contains(team.Id)).SelectMany(team => team.Access)
                .Select(access => access.GroupId)];
    }

    public User User { get; }

    public bool IsGlobalAdmin => User.IsGlobalAdmin;

    public bool SeesEverything => _groups is null;

    /// <summary>Names the viewer's rights: two viewers with the same text see the same.</summary>
    public string Rights => _groups is null ? "*" : string.Join(',', _groups.Order());

    public bool CanSee(int groupId) => _groups is null || _groups.Contains(groupId);
}
