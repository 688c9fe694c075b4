using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>A feed of the pipeline as a criterion of a search.</summary>
internal static class FeedInput
{
    /// <summary>Reports with a score below tell of what is known to be good.</summary>
    private const int LeastBad = 1;

    /// <summary>What the feed has tagged with a score within bounds; everything when there is no feed.</summary>
    /// <exception cref="ArgumentException">The feed has no name, the bounds are the wrong way round, or they belong to no feed.</exception>
    public static CbQuery Hits(Feed? feed, int? minScore, int? maxScore)
    {
        if (feed is null)
            return (minScore ?? maxScore) is null ? CbQuery.All : throw new ArgumentException("-MinScore and -MaxScore are about the hits of a feed. Pipe one in, or give it with -Feed.");
        string field = feed.ScoreField ?? throw new ArgumentException("The feed has no name, by which what it tagged is found.");
        int? least = minScore ?? (maxScore < LeastBad ? null : LeastBad);
        return least > maxScore
            ? throw new ArgumentException($"-MinScore ({least}) is more than -MaxScore ({maxScore}): nothing lies between.")
            : FieldQuery.InRange(field, least, maxScore);
    }

    /// <summary>What to say of a feed that finds nothing new; null when it does.</summary>
    public static string? Warn(Feed? feed)
        => feed?.IsEnabled == false ? $"The feed '{feed.Name}' is disabled: only what it tagged before is found." : null;
}
