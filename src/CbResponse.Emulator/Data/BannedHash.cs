namespace CbResponse.Emulator;

/// <summary>A ban of a file. It is never deleted, only switched off.</summary>
/// <param name="Md5">In lower case.</param>
/// <param name="Changes">Every state it was in, the newest first.</param>
internal sealed record BannedHash(string Md5, IReadOnlyList<BanChange> Changes)
{
    public string Text => Changes[0].Text;

    public bool IsEnabled => Changes[0].IsEnabled;

    /// <summary>Who made it, and when.</summary>
    public BanChange Creation => Changes[^1];

    public int BlockCount { get; init; }

    public DateTime? LastBlock { get; init; }

    /// <summary>The host that blocked it last.</summary>
    public HostFacts? LastHost { get; init; }

    public static BannedHash New(string md5, User user, string text, bool isEnabled, DateTime time)
        => new(md5, [new BanChange(user, time, text, isEnabled)]);

    public BannedHash Change(User user, string text, bool isEnabled, DateTime time)
        => this with { Changes = [new BanChange(user, time, text, isEnabled), .. Changes] };

    /// <summary>With what sensors have reported of it.</summary>
    public BannedHash WithBlocks(IEnumerable<StoryProcess> processes)
    {
        (HostFacts Host, DateTime Time)[] blocks =
        [
            .. processes.SelectMany(process => process.Events.OfType<ProcessBlockEvent>()
                .Where(block => block.Md5 == Md5).Select(block => (process.Host.Facts, block.Time))).OrderBy(block => block.Time),
        ];
        return blocks.Length == 0 ? this : this with { BlockCount = blocks.Length, LastBlock = blocks[^1].Time, LastHost = blocks[^1].Host };
    }
}
