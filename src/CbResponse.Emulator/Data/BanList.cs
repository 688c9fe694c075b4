namespace CbResponse.Emulator;

/// <summary>The bans, by hash. Requests change it while others read it.</summary>
internal sealed class BanList(IEnumerable<BannedHash> bans)
{
    private readonly Lock _gate = new();
    private readonly List<BannedHash> _bans = [.. bans];

    /// <summary>All of them as they are now, the oldest first.</summary>
    public IReadOnlyList<BannedHash> List()
    {
        lock (_gate)
            return [.. _bans];
    }

    public BannedHash? Find(string md5)
    {
        lock (_gate)
            return _bans.Find(ban => Same(ban, md5));
    }

    /// <summary>Puts what comes of the ban, or of none, in its place, at once for all who look. Null leaves it.</summary>
    /// <returns>What it was before.</returns>
    public BannedHash? Change(string md5, Func<BannedHash?, BannedHash?> change)
    {
        lock (_gate)
        {
            int place = _bans.FindIndex(ban => Same(ban, md5));
            BannedHash? before = place < 0 ? null : _bans[place];
            if (change(before) is not { } after)
                return before;
            if (place < 0)
                _bans.Add(after);
            else
                _bans[place] = after;
            return before;
        }
    }

    private static bool Same(BannedHash ban, string md5) => ban.Md5.Equals(md5, StringComparison.OrdinalIgnoreCase);
}
