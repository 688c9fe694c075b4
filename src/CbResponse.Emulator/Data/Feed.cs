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

    public string TechData { get; init; } = string.Empty;

    public int? LocalRating { get; init; }

    public bool UsesProxy { get; init; }

    public bool ValidatesServerCertificate { get; init; } = true;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    public string? ClientCertificate { get; init; }

    public string? ClientKey { get; init; }

    /// <summary>The picture in base64; null for none.</summary>
    public string? Icon { get; init; }

    /// <summary>Another picture for lists; null for the same.</summary>
    public string? SmallIcon { get; init; }

    public IReadOnlyList<HitAction> Actions { get; init; } = [];
}
