namespace CbResponse.Emulator;

/// <summary>The story while it is told.</summary>
/// <param name="anchor">Its "now".</param>
internal sealed class Story(DateTime anchor)
{
    private readonly List<StoryProcess> _processes = [];

    public DateTime Anchor => anchor;

    public IReadOnlyList<StoryProcess> Processes => _processes;

    /// <summary>The moment so many minutes before "now".</summary>
    public DateTime MinutesAgo(double minutes) => anchor.AddMinutes(-minutes);

    public StoryProcess Add(StoryProcess process)
    {
        _processes.Add(process);
        return process;
    }
}
