namespace CbResponse.Emulator;

/// <summary>A ban stopped a process, or tried to.</summary>
internal sealed record ProcessBlockEvent(DateTime Time, string Path, string Md5, string CommandLine) : ProcessEvent(Time)
{
    /// <summary>Otherwise the process already ran.</summary>
    public bool IsAtStart { get; init; } = true;

    public BlockResult Result { get; init; }

    public string? Uid { get; init; }

    public string? UserName { get; init; }
}
