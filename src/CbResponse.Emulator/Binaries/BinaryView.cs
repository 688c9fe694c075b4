namespace CbResponse.Emulator;

/// <summary>The binaries as a viewer may see them: without the hosts, and so the groups, that are hidden from him.</summary>
internal sealed class BinaryView(BinaryIndex binaries, Viewer viewer)
{
    /// <summary>All that he may see, by hash.</summary>
    public IReadOnlyList<Binary> All => viewer.SeesEverything ? binaries.All : [.. binaries.All.Select(Show).OfType<Binary>()];

    public Binary? Find(string md5) => binaries.Find(md5) is { } binary ? Show(binary) : null;

    /// <summary>A file that only hidden hosts have is hidden too; one that no host has ever reported is nobody's secret.</summary>
    private Binary? Show(Binary binary)
    {
        if (viewer.SeesEverything || binary.Hosts.Count == 0)
            return binary;
        HostFacts[] hosts = [.. binary.Hosts.Where(host => viewer.CanSee(host.GroupId))];
        return hosts.Length == 0 ? null : binary with { Hosts = hosts };
    }
}
