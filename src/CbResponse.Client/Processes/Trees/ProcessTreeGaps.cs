namespace CbResponse;

/// <summary>Says what a tree lacks.</summary>
internal static class ProcessTreeGaps
{
    private const int NamedProcesses = 5;

    /// <summary>What the caller should know, or null when the tree is complete.</summary>
    /// <param name="root">The process that was asked for.</param>
    /// <param name="top">The top of its tree.</param>
    public static CbWarning? Describe(ProcessTreeNode root, ProcessTreeNode top)
    {
        List<string> gaps = [];
        if (top.IsCut && top.Depth < 0)
            gaps.Add($"the parent of {top} was not asked for");
        List<ProcessTreeNode> cut = [.. top.Walk().Where(node => node.IsCut && node.Failure is null && (node.Depth >= 0 || node != top))];
        if (cut.Count > 0)
            gaps.Add($"children of {Name(cut)} are missing or were not asked for");
        List<ProcessTreeNode> failed = [.. top.Walk().Where(node => node.Failure is not null)];
        if (failed.Count > 0)
            gaps.Add($"children of {Name(failed)} could not be read ({failed[0].Failure})");
        return gaps.Count == 0
            ? null
            : new CbWarning(CbWarningKind.PartMissing, $"The tree of {root} is not complete: {string.Join("; ", gaps)}.");
    }

    private static string Name(List<ProcessTreeNode> nodes)
    {
        string names = string.Join(", ", nodes.Take(NamedProcesses));
        return nodes.Count > NamedProcesses
            ? FormattableString.Invariant($"{nodes.Count:N0} processes, among them {names},")
            : names;
    }
}
