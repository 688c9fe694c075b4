using CbResponse.Query;

namespace CbResponse;

/// <summary>What a server leaves out of a search of processes, and says so in its answer (edr-api.md 2.5, 3.2).</summary>
internal static class ProcessSearchGaps
{
    /// <summary>What the caller should know, or null when nothing was left out.</summary>
    public static string? Find(ProcessSearch search, SearchPage page)
    {
        // Some servers may tell it of every search that did not ask for more: it matters where there is a join to cut.
        if (page.IsComprehensive == false && !search.ComprehensiveSearch && HasJoin(search.Query))
        {
            return "The query asks about the files of processes, which the server looks up in a part of its data only: processes may be missing. "
                + "-ComprehensiveSearch looks up all, and takes longer.";
        }

        return page.AllSegments == false && !search.HasUpdateLimit
            ? "The server did not search all partitions of its event store: processes may be missing. Get-CbPartition shows which are mounted."
            : null;
    }

    private static bool HasJoin(string query) => QueryLinter.Check(query, QueryIndex.Process).Any(issue => issue.Rule == "JoinCost");
}
