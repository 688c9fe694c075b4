namespace CbResponse.Emulator;

/// <summary>A threat intelligence feed.</summary>
internal sealed record Feed
{
    public required int Id { get; init; }

    /// <summary>The short name; documents carry it in lower case.</summary>
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    public required string Summary { get; init; }

    public required string ProviderUrl { get; init; }

    public required string FeedUrl { get; init; }

    public string Category { get; init; } = "Partner";

    public bool IsEnabled { get; init; } = true;

    public double ProviderRating { get; init; } = 3;

    public bool ManuallyAdded { get; init; }
}
