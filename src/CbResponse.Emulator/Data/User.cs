namespace CbResponse.Emulator;

/// <summary>A console user.</summary>
internal sealed record User
{
    public required int Id { get; init; }

    public required string UserName { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Email { get; init; }

    public bool IsGlobalAdmin { get; init; }

    public IReadOnlyList<int> TeamIds { get; init; } = [];

    /// <summary>What the user logs in with; nothing ever shows it.</summary>
    public string Password { get; init; } = string.Empty;
}
