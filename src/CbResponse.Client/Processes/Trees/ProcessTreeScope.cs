namespace CbResponse;

/// <summary>Which relatives of a process a tree holds.</summary>
public sealed class ProcessTreeScope
{
    /// <summary>Whether the tree begins with the oldest ancestor that is known.</summary>
    public bool Ancestors { get; init; } = true;

    /// <summary>Whether the tree holds what the process started, and what that started, and so on.</summary>
    public bool Descendants { get; init; } = true;

    /// <summary>Whether the tree holds the other children of the process's parent.</summary>
    public bool Siblings { get; init; }

    /// <summary>How many generations to go up and down; null for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? Depth
    {
        get;
        init => field = value is not < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Depth));
    }

    /// <summary>How many processes the tree holds at most, the nearest ones; null for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? MaxNodes
    {
        get;
        init => field = value is not < 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxNodes));
    }
}
