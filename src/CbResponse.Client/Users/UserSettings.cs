using System.Security;

namespace CbResponse;

/// <summary>What a user is to be made or changed to. What is null is left as it is.</summary>
public sealed class UserSettings
{
    /// <summary>First name.</summary>
    public string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>Address for mail.</summary>
    public string? Email { get; set; }

    /// <summary>Whether the user may do everything on the server.</summary>
    public bool? IsGlobalAdmin { get; set; }

    /// <summary>The teams that the user belongs to: all of them, in the place of those there are. Newer servers need numbers and names.</summary>
    public IReadOnlyList<UserTeam>? Teams { get; set; }

    /// <summary>The password to log in with.</summary>
    public SecureString? Password { get; set; }

    /// <summary>The password until now, which servers want to see before they take another.</summary>
    public SecureString? CurrentPassword { get; set; }

    /// <summary>Whether nothing is set.</summary>
    public bool IsEmpty => Teams is null && ToMembers().Count == 0;

    /// <summary>The settings that are not null, but for teams, by the server's names.</summary>
    internal RecordMembers ToMembers()
    {
        Secret? password = Password is null ? null : Secret.Of(Password);
        return new RecordMembers
        {
            { "first_name", FirstName },
            { "last_name", LastName },
            { "email", Email },
            { "global_admin", IsGlobalAdmin },
            { "password", password },
            { "confirm_password", password },
            { "current_password", CurrentPassword is null ? null : Secret.Of(CurrentPassword) },
        };
    }
}
