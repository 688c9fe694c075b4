namespace CbResponse;

/// <summary>A team that a user belongs to.</summary>
public sealed class UserTeam
{
    /// <summary>Names a team.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="name">Its name; null where the server gives numbers alone.</param>
    public UserTeam(int? id, string? name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>Number of the team.</summary>
    public int? Id { get; }

    /// <summary>Name of the team; null where the server gives numbers alone.</summary>
    public string? Name { get; }

    /// <summary>Name of the team.</summary>
    public override string ToString() => Name ?? FormattableString.Invariant($"team {Id}");
}
