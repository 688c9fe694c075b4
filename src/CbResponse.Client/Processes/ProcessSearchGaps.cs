using CbResponse.Query;

namespace CbResponse;

/// <summary>What a server leaves out of a search of processes, and says so in its answer (edr-api.md 2.5, 3.2).</summary>
/// <param name="search">The search.</param>
internal sealed class ProcessSearchGaps(ProcessSearch search)
{
    // Every page may say the same of the search, and a query may be as long as a list of a thousand hashes.
    private readonly Lazy<bool> _hasJoin = new(() => QueryLinter.Check(search.Query, QueryIndex.Process).Any(issue => issue.Rule == "JoinCost"));

    /// <summary>What the caller should know, or null when nothing was left out.</summary>
    public string? Find(SearchPage page)
    {
        // Some servers may tell it of every search that did not ask for more: it matters where there is a join to cut.
        if (page.IsComprehensive == false && !search.ComprehensiveSearch && _hasJoin.Value)
        {
            return "The query asks about the files of processes, which the server looks up in a part of its data only: processes may be missing. "
                + "-ComprehensiveSearch looks up all, and takes longer.";
        }

        return page.AllSegments == false && !search.HasUpdateLimit
            ? "The server did not search all partitions of its event store: processes may be missing. Get-CbPartition shows which are mounted."
            : null;
    }
}
